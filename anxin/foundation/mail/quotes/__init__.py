"""What of a reply is new: quoted mails, their introductions and signatures are recognised and left out."""
