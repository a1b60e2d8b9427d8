"""Contents say nothing of whose they are; names and owners stand with whoever attached them, and go with them."""

from anxin.foundation.privacy.registry import declare_free

declare_free(("files.StoredFile",), "a fingerprint and a size; whoever attached it lets it go")
