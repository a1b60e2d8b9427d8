"""Reads from a message whether it praises or complains, and how its writer feels: calm, worried, angry, distressed.

Words first (with what turns them round and makes them stronger), then what the whole text resembles. For showing beside a
message and for deciding that a person should look at it; it refuses to judge people, and it is wrong now and then.
"""

from anxin.foundation.language.mood.reading import Feeling, Mood, read_mood, read_moods

__all__ = ["Feeling", "Mood", "read_mood", "read_moods"]
