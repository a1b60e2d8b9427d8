"""Machines calling us: mail, webhooks, WeChat, telephony, device data, monitoring."""
