"""The demo's mailbox: what customers would have got by mail, read like in a mail program. Only while demo data is there."""
