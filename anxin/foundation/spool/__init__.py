"""Raw mails on disk from the moment they are acknowledged until they are stored: one file each, named by the hash of its content."""
