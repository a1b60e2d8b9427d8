"""The one gate for everything that leaves the house: texts, suppressions, undo window, channels, delivery states."""
