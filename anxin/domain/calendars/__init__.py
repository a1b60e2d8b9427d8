"""Working time: zones, weekly windows, holidays and make-up workdays. Knows neither cases nor people.

Words: a *window* is a stretch of local wall time on a weekday; a *day override* replaces the windows that start on one
date; a *workday* is a day with a window.
"""
