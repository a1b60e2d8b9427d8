"""Pure rules about texts and answers of mail servers."""
