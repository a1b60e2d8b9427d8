"""What other areas and surfaces may use of customers: how addresses of contact are read and shown."""

from anxin.domain.customers.rules.contacts import masked_email, masked_phone, normal_email, normal_phone

__all__ = ["masked_email", "masked_phone", "normal_email", "normal_phone"]
