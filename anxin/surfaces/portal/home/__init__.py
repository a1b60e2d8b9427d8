"""Help-centre home of a brand, its privacy notice, and what phones and search machines ask for (manifest, icons, robots.txt)."""
