"""Learns from labelled texts which label a new text deserves, with a confidence, and when none of them fits.

A *label* is any string; `OOS` stands for "none of them". Works from one example a label to thousands, in Chinese and English.
It refuses to act on a label: whoever asks decides what a suggestion of 60 % is worth.
"""

from anxin.foundation.language.classifier.model import OOS, Classifier, Guess, Suggestion

__all__ = ["OOS", "Classifier", "Guess", "Suggestion"]
