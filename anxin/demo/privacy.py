"""The demo's own list of what it made."""

from anxin.foundation.privacy.registry import declare_free

declare_free(("demo.DemoLoad",), "ids of what the demo made")
