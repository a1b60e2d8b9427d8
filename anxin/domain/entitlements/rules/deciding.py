"""Making a decision: ask every rule, take exclusions and fees into account, keep what is best for the customer."""

from __future__ import annotations

from anxin.domain.entitlements.rules.answers import Answer, both, is_unknown
from anxin.domain.entitlements.rules.dates_told import burden, coverage, deadlines, notices
from anxin.domain.entitlements.rules.decision import Decision, Refused, Remedy
from anxin.domain.entitlements.rules.facts import Facts
from anxin.domain.entitlements.rules.merging import best
from anxin.domain.entitlements.rules.remedies import remedy
from anxin.domain.entitlements.rules.ruleset import RuleSet
from anxin.domain.entitlements.rules.scene import Scene
from anxin.domain.entitlements.rules.shapes.multiplier import Multiplier
from anxin.domain.entitlements.rules.shapes.rule import Finding, Line
from anxin.domain.entitlements.rules.tally import counted
from anxin.domain.entitlements.rules.vocabulary import names_of
from anxin.domain.entitlements.rules.words import kinds

# What a no does not need explaining for: another cause of waiting, a count that is not there.
_SILENT = frozenset({"elapsed_other"})
_MONEY_BACK = frozenset({"return", "refund"})


def decide(facts: Facts, rules: RuleSet) -> Decision:
    """What the customer has a right to under these rules. Pure; the same facts and rules give the same decision."""
    return _Deciding(Scene(facts, rules)).made()


class _Deciding:
    """The work on one decision, step by step."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.facts = scene.facts
        self.decision = Decision()
        self.open: list[tuple[str, frozenset[str]]] = []
        """Kinds that could be granted, with the facts they wait for."""
        self.denied: list[tuple[str, str, bool]] = []
        """Kinds a verified rule denies, with its id, and whether it is an exclusion."""
        self.remedies: list[Remedy] = []

    def made(self) -> Decision:
        """All steps in order."""
        self._say_what_was_read()
        if self.facts.value("has_request") or self.scene.running_repair is not None:
            self._ask_the_rules()
        self.decision.remedies = best(self.remedies)
        self._add_days()
        self.decision.counted = counted(self.scene)
        self._say_what_is_missing()
        self._refuse()
        self._call_a_person()
        return self.decision

    def _say_what_was_read(self) -> None:
        area, product = self.facts.jurisdiction, self.facts.product
        said = {"area": (area.zh, area.en), "product": (product.zh, product.en), "today": self.facts.today}
        self.decision.lines.append(Line("head", None, said))
        self.decision.lines += [Line(f"note_{note.code}", None, note.values) for note in self.facts.notes]
        self.decision.packs = self.scene.rules.packs

    def _ask_the_rules(self) -> None:
        for rule in self.scene.rules.granting:
            finding = rule.find(self.scene)
            if finding is None:
                continue
            if rule.is_granting:
                self._weigh(finding)
            elif finding.answer is True:
                self.decision.lines.append(Line("advice", rule))

    def _weigh(self, finding: Finding) -> None:
        """One finding, after exclusions: granted, open, or denied."""
        answer = self._after_exclusions(finding) if finding.answer is not False else False
        if finding.answer is not False and answer is not False:
            self.decision.lines.append(finding.line)
            if answer is True and finding.pays.get("freight") == "customer":
                self.decision.lines.append(Line("freight", finding.rule))
        elif finding.answer is False:
            if finding.line.code not in _SILENT:
                self.decision.lines.append(finding.line)
            if finding.rule.is_refusing:
                self._deny(finding, finding.rule.id, excludes=False)
        for kind in finding.kinds if answer is not False else ():
            self._offer(finding, kind, answer)

    def _after_exclusions(self, finding: Finding) -> Answer:
        answer = finding.answer
        rule = finding.rule
        for exclusion in self.scene.rules.exclusions_of[rule]:
            held = exclusion.condition(self.facts)
            if held is True and exclusion.is_refusing:
                self._say_once(Line("excluded", exclusion, {"title": (rule.zh, rule.en)}))
                self._deny(finding, exclusion.id, excludes=True)
                return False
            if held is True:
                self._say_once(Line("excluded_perhaps", exclusion, {}))
                self.decision.is_human_needed = True
            elif held is not False and exclusion.is_refusing:
                answer = both((answer, held))
        return answer

    def _offer(self, finding: Finding, kind: str, answer: Answer) -> None:
        found, asks = remedy(self.scene, finding, kind, self.decision.lines)
        answer = both((answer, asks or True))
        if is_unknown(answer):
            self.open.append((kind, answer))  # type: ignore[arg-type]
        elif answer is True:
            self.remedies.append(found)
            self.decision.is_human_needed |= isinstance(finding.rule, Multiplier)

    def _deny(self, finding: Finding, rule_id: str, *, excludes: bool) -> None:
        self.denied += [(kind, rule_id, excludes) for kind in finding.kinds]

    def _say_once(self, line: Line) -> None:
        if all(each.rule is not line.rule or each.code != line.code for each in self.decision.lines):
            self.decision.lines.append(line)

    def _add_days(self) -> None:
        coverage(self.scene, self.decision)
        possible = {each.kind for each in self.decision.remedies} | {kind for kind, _asks in self.asked}
        possible = possible & self._wanted() or possible
        deadlines(self.scene, self.decision, possible)
        notices(self.scene, self.decision)
        burden(self.scene, self.decision)

    def _say_what_is_missing(self) -> None:
        """Only what could change what is wanted, or how long the unit is covered."""
        granted = {each.kind for each in self.decision.remedies if each.is_free}
        wanted = self._wanted()
        missing: set[str] = set(self.decision.missing)
        for kind, asks in self.asked:
            if kind not in granted and (not wanted or kind in wanted):
                missing |= asks
        self.decision.missing = sorted(missing)
        for pointer in self.decision.missing:
            self.decision.lines.append(Line("missing", None, {"fact": names_of(pointer), "pointer": pointer}))

    @property
    def asked(self) -> list[tuple[str, frozenset[str]]]:
        """What is open and worth asking about: nothing, when only a fraud or an accident is told."""
        facts = self.facts
        is_other = facts.value("request.fraud_found") or facts.value("request.incident.kind") is not None
        return [] if is_other and facts.value("request.reason") is None and not self._wanted() else self.open

    def _wanted(self) -> frozenset[str]:
        wants = self.facts.value("request.wants")
        if wants is None and self.facts.value("request.reason") == "no_reason":
            wants = "return"
        if wants is None:
            return frozenset()
        return _MONEY_BACK if wants in _MONEY_BACK else frozenset((wants,))

    def _refuse(self) -> None:
        """What was asked for, is not given, waits for no fact, and is denied by a verified rule."""
        given = {each.kind for each in self.decision.remedies}
        waiting = {kind for kind, _asks in self.open}
        wanted = self._wanted()
        if not wanted or wanted & (given | waiting):
            return
        kind = self.facts.value("request.wants") or "return"
        denied = [(rule_id, excludes) for each, rule_id, excludes in self.denied if each in wanted]
        excluding = any(excludes for _id, excludes in denied)
        ids = tuple(dict.fromkeys(rule_id for rule_id, excludes in denied if excludes or not excluding))
        if ids:
            self.decision.refused.append(Refused(kind, ids))
            self.decision.lines.append(Line("refused", None, {"kinds": kinds((kind,)), "rules": ", ".join(ids)}))
            if not self.decision.remedies and wanted <= _MONEY_BACK:
                self.decision.lines.append(Line("remains", None, {}))

    def _call_a_person(self) -> None:
        facts, decision = self.facts, self.decision
        wanted = self._wanted()
        given = {each.kind for each in decision.remedies}
        is_unmet = (
            bool(facts.value("has_request")) and not decision.missing and not (wanted & given if wanted else given)
        )
        has_incident = facts.value("request.incident.kind") is not None
        is_for_nothing = not facts.value("fault") and not wanted and not given
        if decision.refused or has_incident or facts.value("request.fraud_found") or (is_unmet and not is_for_nothing):
            decision.is_human_needed = True
        if decision.is_human_needed:
            decision.lines.append(Line("human", None, {}))
