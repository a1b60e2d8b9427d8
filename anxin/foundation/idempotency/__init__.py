"""The same request sent twice happens once: answers are kept under the key their sender gave."""
