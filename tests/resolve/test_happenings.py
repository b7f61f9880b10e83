"""One happening or not: near misses are kept apart, accounts in other words come together."""

from dataclasses import replace

from accordingto.resolve.accounts import Account, as_data, keys_of, read_account
from accordingto.resolve.happenings import compare_accounts, cosine, have_in_common, may_be_one
from accordingto.resolve.scales import load_weighing
from factories import make_arrest, make_told

WEIGHING = load_weighing("incidents")


def chance(one: Account, other: Account) -> float:
    return WEIGHING.scale.chance(compare_accounts(one, other, WEIGHING))


def test_one_arrest_told_twice_and_two_arrests_on_one_day() -> None:
    assert chance(make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b")) > 0.9
    assert (
        chance(make_arrest("Ada Voss", "a"), make_arrest("Otto Krell", "b"))
        < chance(make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b")) / 2
    )


def test_last_year_is_another_year() -> None:
    last = {"date_start": "2030-05-12", "date_end": "2030-05-12"}
    assert not may_be_one(make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b", **last))


def test_a_threat_and_its_execution_are_two() -> None:
    threat = make_arrest("Ada Voss", "a", factuality="unrealised", date_start=None, date_end=None)
    assert not may_be_one(threat, make_arrest("Ada Voss", "b"))


def test_a_request_and_its_refusal_are_two() -> None:
    asked = make_arrest("Ada Voss", "a", event_type="REQUEST", mode=None)
    assert not may_be_one(asked, make_arrest("Ada Voss", "b", event_type="REJECT", mode=None))


def test_an_arrest_is_no_ban_and_no_shot_and_an_attack_is_no_sanction() -> None:
    arrest = make_arrest("Ada Voss", "a")
    for told in (("COERCE", "restrict"), ("ASSAULT", "firearms"), ("ASSAULT", None)):
        assert not may_be_one(arrest, make_arrest("Ada Voss", "b", event_type=told[0], mode=told[1]))
    assert may_be_one(arrest, make_arrest("Ada Voss", "b", event_type="ASSAULT", mode="abduct"))
    assert may_be_one(arrest, make_arrest("Ada Voss", "b", mode=None))
    attack = make_arrest("Ada Voss", "c", event_type="ASSAULT", mode=None)
    assert not may_be_one(attack, make_arrest("Ada Voss", "d", event_type="SANCTION", mode=None))


def test_other_sentences_of_one_text_are_told_apart_in_its_reprints_too() -> None:
    closed = make_told("Velmark closed the port on 12 May 2031.", "closed", "2031-05-13", "a", event_type="COERCE")
    seized = make_told("Velmark searched nine homes in the hills.", "searched", "2031-05-13", "b", event_type="COERCE")
    again = make_told("Velmark closed the port on 12 May 2031.", "closed", "2031-05-13", "c", event_type="COERCE")
    printed = [replace(a, copied="g", stories=("g",)) for a in (closed, seized, again)]
    other = {f.name for f in compare_accounts(printed[0], printed[1], WEIGHING)}
    assert "one_document" in other and "story" not in other
    same = {f.name for f in compare_accounts(printed[0], printed[2], WEIGHING)}
    assert "story" in same and "one_document" not in same
    assert chance(printed[0], printed[1]) < chance(closed, seized)


def test_nothing_is_told_before_it_happened() -> None:
    early = make_arrest("Ada Voss", "a", published="2031-05-01", date_start=None, date_end=None)
    assert not may_be_one(early, make_arrest("Ada Voss", "b")) and not may_be_one(make_arrest("Ada Voss", "b"), early)


def test_a_denial_may_be_of_the_same_happening() -> None:
    assert may_be_one(make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b", factuality="negated"))


def test_references_to_a_past_war_gather() -> None:
    def war(text: str, words: str, path: str) -> Account:
        told = {"context": ("historical",), "date_start": "2012", "date_end": "2012", "actors": ("Velmark",)}
        return make_told(text, words, f"203{path}-05-13", path, recipients=("Ostria",), trigger=words, **told)

    one = war("In 2012 Velmark bombed Ostria for weeks.", "bombed", "1")
    other = war("Since the air war that Velmark waged on Ostria in 2012 little was mended.", "air war", "4")
    assert chance(one, other) > 0.5


def test_reasons_are_told_in_words() -> None:
    reasons = [
        f.reason for f in compare_accounts(make_arrest("Ada Voss", "a"), make_arrest("Otto Krell", "b"), WEIGHING)
    ]
    assert "other recipients: Ada Voss / Otto Krell" in reasons and "on one day: 2031-05-12" in reasons


def test_accounts_are_kept_as_json_and_share_keys() -> None:
    one, other = make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b")
    assert read_account(as_data(one)) == one
    assert set(keys_of(one)) & set(keys_of(other))


def test_what_is_long_past_may_be_dated_by_its_beginning_or_end() -> None:
    def war(path: str, start: str, end: str, **given: object) -> Account:
        told = {"context": ("historical",), "date_start": start, "date_end": end, "actors": ("Velmark",)} | given
        return make_told("The war of Velmark on Ostria.", "war", "2031-05-13", path, trigger="war", **told)

    assert may_be_one(war("a", "2012-10", "2012-10"), war("b", "2013", "2013"))
    assert not may_be_one(war("a", "2012-10", "2012-10"), war("b", "2012-12", "2012-12"))


def test_taking_a_place_is_another_deed_than_the_bombing_before() -> None:
    bombed = make_arrest("Ostria", "a", event_type="ASSAULT", mode="aerial")
    took = make_arrest("Ostria", "b", event_type="ASSAULT", mode="territory")
    assert "mode_differs" in {f.name for f in compare_accounts(bombed, took, WEIGHING)}


def test_counts_that_leave_room_for_each_other_may_be_one() -> None:
    def dead(count: int | str, path: str) -> Account:
        return make_arrest("Ada Voss", path, counts={"dead": count})

    def told(one: int | str, other: int | str) -> set[str]:
        return {f.name for f in compare_accounts(dead(one, "a"), dead(other, "b"), WEIGHING)} & {
            "counts",
            "counts_differ",
        }

    assert told(">=4", "<=7") == {"counts"} and told("~4000", 4200) == {"counts"} and told(4, 7) == {"counts_differ"}


def test_what_happened_again_is_not_what_was_told_before() -> None:
    first = make_told(
        "She summoned the envoy.",
        "summoned the envoy",
        "2031-04-01",
        "a",
        trigger="summoned",
        date_start=None,
        date_end=None,
    )
    text = "She summoned the envoy for the second time this month."
    second = make_told(
        text, "summoned the envoy", "2031-04-22", "b", trigger="summoned", date_start="2031-04", date_end="2031-04"
    )
    assert not may_be_one(first, second)


def test_what_befell_two_people_by_name_is_two_happenings() -> None:
    assert not may_be_one(make_arrest("Ada Voss", "a"), make_arrest("Otto Krell", "b"))
    assert may_be_one(make_arrest("Ada Voss", "a"), make_arrest("the mayor", "b"))


def boy_held(whom: str, path: str) -> Account:
    text = f"The paper says that {whom} is being held without a lawyer."
    return make_told(
        text, "held", "2031-05-13", path, event_type="COERCE", recipients=(whom.removeprefix("a "),), trigger="held"
    )


def test_a_child_without_a_name_may_be_the_same_child() -> None:
    assert chance(boy_held("a minor", "a"), boy_held("a 16-year-old", "b")) > chance(
        boy_held("a minor", "a"), boy_held("a widow", "b")
    )


def test_what_is_hit_is_known_by_what_it_means() -> None:
    def block(thing: str, path: str) -> Account:
        told = {"event_type": "PROTEST", "mode": "obstruct", "trigger": "blocked", "recipients": (thing,)}
        return make_told(f"They blocked the road over the {thing}.", "blocked", "2031-05-13", path, **told)

    assert chance(block("toll", "a"), block("levy", "b")) > chance(block("toll", "a"), block("vote", "b"))


def test_a_whole_year_tells_little_of_what_is_not_long_past() -> None:
    year = {"date_start": "2030-01-01", "date_end": "2030-12-31"}
    month = {"date_start": "2030-10-01", "date_end": "2030-10-31"}
    one, wide, near = (
        make_arrest("Ada Voss", path, **days) for path, days in (("a", month), ("b", year), ("c", month))
    )
    assert chance(one, wide) < chance(one, near)


def test_years_side_by_side_of_what_is_long_past_may_be_one_war() -> None:
    def war(year: str, path: str) -> Account:
        told = {"context": ("historical",), "date_start": year, "date_end": year, "trigger": "war"}
        return make_told("The war was long.", "war", "2031-05-13", path, **told)

    one, other = war("2016", "a"), war("2017", "b")
    assert may_be_one(one, other)
    assert "day_differs" not in {f.name for f in compare_accounts(one, other, WEIGHING)}
    assert set(keys_of(war("2016", "a"))) & set(keys_of(war("2015", "c"))) != set(keys_of(war("2016", "a")))


def test_one_person_is_not_twenty_one() -> None:
    one = make_arrest("Ada Voss", "a", date_start=None, date_end=None)
    many = make_arrest("", "b", date_start=None, date_end=None, recipients=(), counts={"arrested": 21})
    assert {f.name: f.value for f in compare_accounts(one, many, WEIGHING)}["arrested_differ"] == 2.0


def test_a_child_is_not_the_mayor() -> None:
    boy, mayor = make_arrest("boy", "a"), make_arrest("Ada Voss", "b")
    assert may_be_one(boy, mayor)
    assert not may_be_one(boy, replace(mayor, of_age=True))


def test_a_custody_that_is_extended_was_imposed_before() -> None:
    assert not may_be_one(make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b", trigger="extended"))


def test_refusals_of_one_request_are_one() -> None:
    told = {"event_type": "REJECT", "mode": None, "trigger": "refused", "date_start": None, "date_end": None}
    one = make_arrest("Ostria", "a", "2031-05-13", **told)
    other = make_arrest("customs officers", "b", "2031-06-20", **told)
    assert all(f.name != "recipients_differ" for f in compare_accounts(one, other, WEIGHING))
    both = (replace(a, answered=frozenset({"matter"})) for a in (one, other))
    assert chance(*both) > 0.95 > chance(one, other) + 0.2


def test_a_denial_in_one_document_is_of_what_it_has_in_common() -> None:
    told = {"event_type": "MOBILIZE", "mode": "troops", "recipients": ()}
    camped = make_arrest("Ostria", "a", trigger="camped", **told)
    marching = make_arrest("Ostria", "a", trigger="marching", factuality="negated", **told)
    denied = make_arrest("Ostria", "a", trigger="camped", factuality="negated", **told)
    assert "denial" not in {f.name for f in compare_accounts(camped, marching, WEIGHING)}
    assert "denial" in {f.name for f in compare_accounts(camped, denied, WEIGHING)}


TWO_ARRESTS = (
    "Police arrested 14 people after the riot. In a separate case, police arrested a former pilot over charts."
)


def test_what_one_document_tells_of_a_separate_case_is_another_happening() -> None:
    told = {"event_type": "COERCE", "mode": "arrest", "trigger": "arrested"}
    riot = make_told(TWO_ARRESTS, "Police arrested 14 people", recipients=("people",), **told)
    case = make_told(TWO_ARRESTS, "police arrested a former pilot", recipients=("pilot",), **told)
    assert case.another and not riot.another
    assert not may_be_one(riot, case) and not may_be_one(case, riot)
    assert may_be_one(riot, replace(case, another=False))


def test_one_move_has_two_ends() -> None:
    told = {"actors": ("armoured vehicles",), "date_start": "2031-05-12", "date_end": "2031-05-12"}
    left = make_told(
        "Six armoured vehicles left the police.", "left", recipients=("Ostrian Police",), event_type="RETREAT", **told
    )
    came = make_told("Six armoured vehicles crossed into Velmark.", "crossed", "2031-05-14", "b", event_type="MOBILIZE",
                     mode="troops", recipients=("Velmark",), **told)  # fmt: skip
    left, came = replace(left, mode="withdraw"), replace(came, words=left.words)
    assert chance(left, came) > 2 * chance(replace(left, actors=("brigades",)), came)
    reasons = {f.name for f in compare_accounts(left, came, WEIGHING)}
    assert not reasons & {"recipients_differ", "recipients_named_differ", "mode_differs"}


def test_news_of_another_year_that_names_nobody_is_another_happening() -> None:
    undated = {"date_start": None, "date_end": None, "actors": ("police",), "counts": {"arrested": 2}}
    now = make_arrest("men", "a", "2031-05-13", **undated)
    assert chance(now, make_arrest("men", "b", "2031-05-14", **undated)) > 0.5
    assert chance(now, make_arrest("men", "c", "2032-05-14", **undated)) < 0.2


def test_an_unconnected_case_after_some_hours_is_another_happening() -> None:
    text = "Police arrested a banker. Two hours later, in an unconnected case, police arrested a surveyor."
    told = {"event_type": "COERCE", "mode": "arrest", "trigger": "arrested"}
    first = make_told(text, "Police arrested a banker", recipients=("banker",), **told)
    second = make_told(text, "police arrested a surveyor", recipients=("surveyor",), **told)
    assert second.another and not may_be_one(first, second)


def test_two_callings_are_two_people() -> None:
    first, second = make_arrest("treasurer of the Hill Union", "a"), make_arrest("surveyor", "b")
    second, third = (replace(a, document_id=first.document_id) for a in (second, make_arrest("treasurer", "c")))
    assert first.recipient_words and second.recipient_words
    assert not may_be_one(first, second) and may_be_one(first, third)


def test_what_tells_no_more_than_the_word_is_held_against_nothing_elsewhere() -> None:
    bare = make_told("“They shot us.”", "shot", event_type="ASSAULT", date_start=None, date_end=None)
    other = make_told("Velmark shot Ostria's pilot.", "shot", path="b", actors=("Velmark",), event_type="ASSAULT",
                      date_start=None, date_end=None)  # fmt: skip
    assert not may_be_one(bare, other) and not may_be_one(other, bare)
    assert may_be_one(replace(bare, stories=("s",)), replace(other, stories=("s",)))


def test_two_groups_set_free_are_not_one_by_the_headline() -> None:
    text = "Last divers freed.\nThe lawyers were released on bail."
    told = {"event_type": "RETREAT", "date_start": None, "date_end": None}
    freed = replace(make_told(text, "freed", recipients=("divers",), **told), in_title=True)
    bail = make_told(text, "released", recipients=("lawyers",), **told)
    assert "headline" not in {f.name for f in compare_accounts(freed, bail, WEIGHING)}


def test_no_words_are_like_none() -> None:
    assert cosine({}, {}) == 0


def test_one_kind_and_one_week_alone_make_no_link() -> None:
    one = make_told(
        "Two men were led away at Brod.",
        "led away",
        path="a",
        event_type="COERCE",
        mode="arrest",
        date_start=None,
        date_end=None,
    )
    other = make_told(
        "A fine was paid; a cook sat in a cell.",
        "sat in a cell",
        path="b",
        event_type="COERCE",
        mode="arrest",
        trigger="sat",
        date_start=None,
        date_end=None,
    )
    assert not have_in_common(compare_accounts(one, other, WEIGHING))
    assert have_in_common(compare_accounts(make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b"), WEIGHING))


def test_whom_the_one_arrested_the_other_calls_abducted() -> None:
    arrested, abducted = make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b", event_type="ASSAULT", mode="abduct")
    assert not {"mode_differs", "type_differs"} & {f.name for f in compare_accounts(arrested, abducted, WEIGHING)}


def test_a_year_near_a_report_is_no_news_of_the_week() -> None:
    told = {"event_type": "COERCE", "mode": "arrest"}
    year = make_arrest("Ada Voss", "a", date_start="2031-01-01", date_end="2031-12-31", **told)
    undated = make_arrest("Ada Voss", "b", date_start=None, date_end=None, **told)
    assert "fresh" not in {f.name for f in compare_accounts(year, undated, WEIGHING)}


def test_old_news_of_the_past_is_not_that_of_this_week() -> None:
    past = make_arrest("Ada Voss", "a", date_start="2016", date_end="2016", context=("historical",))
    fresh = make_arrest("Ada Voss", "b", date_start=None, date_end=None)
    assert "stale" in {f.name for f in compare_accounts(past, fresh, WEIGHING)}
