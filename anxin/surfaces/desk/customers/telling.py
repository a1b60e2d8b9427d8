"""Sentences of what happens to customer files, and the phases of life that events of customers and cases belong to."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import phases, sentences

sentences.register(
    {
        "customers.CustomerEdited": _("changed the file"),
        "customers.ContactPointChanged": _("changed how she is reached"),
        "customers.AddressChanged": _("changed a postal address"),
        "customers.MembershipChanged": _("changed who speaks for an organisation"),
        "customers.PreferencesChanged": _("noted her wishes about contact"),
        "customers.ConsentGiven": _("noted a consent"),
        "customers.ConsentWithdrawn": _("noted that a consent was withdrawn"),
        "customers.PreSaleNoted": _("noted what she was told before buying"),
        "customers.PreSaleJudged": _("judged what she was told before buying"),
        "customers.CustomerTagged": _("changed a tag of hers"),
        "customers.SenderBlocked": _("blocked a sender"),
        "customers.SenderUnblocked": _("let a blocked sender in again"),
        "customers.CustomersMerged": _("merged two files into one"),
        "customers.CustomersParted": _("made two files of a merged one again"),
        "customers.DuplicateDismissed": _("decided that two look-alike files are two people"),
    }
)
phases.register("asked", "customers.PreSaleNoted", "customers.PreSaleJudged")
phases.register(
    "serviced",
    "cases.CaseOpened",
    "cases.CaseReopened",
    "cases.CustomerWrote",
    "cases.CaseSolved",
    "cases.SolutionConfirmed",
    "cases.CaseClosed",
    "cases.CaseCancelled",
)
