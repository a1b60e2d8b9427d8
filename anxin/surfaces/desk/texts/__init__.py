"""The catalogue of outgoing texts: when each goes out, what it says to whom, and a brand's own words for it."""
