"""Words of English in, what kind of actor they denote out: nouns for bodies, offices and people."""

from accordingto.model.parse import Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GOVERNMENT = _words("government leadership regime administration cabinet authorities junta")
"""Heads of phrases that stand for the government of the state they name."""
ARMY = _words("army military navy")
PARLIAMENT = _words("parliament assembly legislature senate")
MINISTRY = _words("ministry")
MEMBERS = _words(
    "rebels militants fighters insurgents forces troops peacekeepers soldiers movement group mission force contingent "
    "militia militiamen gunmen guerrillas terrorists army militants' units command"
)
"""Nouns that add nothing to the name of an armed group or a mission ("KFOR troops" are KFOR)."""

_KINDS: dict[str, str] = {
    "government": "government official minister diplomat ambassador envoy negotiator mediator leader politician "
    "governor mayor delegation adviser advisor aide spokesman spokeswoman spokesperson bureaucrat "
    "representative consul president premier authorities leadership regime administration cabinet junta "
    "chancellor king queen emir ministry embassy consulate state country nation power capital "
    "municipality council secretary chair chairman chairwoman commissioner inspector senator presidency premiership monarchy "
    "councillor councilor councilman councilwoman alderman emissary delegate nuncio attache attaché plenipotentiary undersecretary "
    "prefect monarch sultan prince princess dictator strongman ruler ombudsman ombudswoman prefecture",
    "parliament": "parliament assembly legislature senate lawmaker parliamentarian legislator mp deputy congressman "
    "congresswoman",
    "judiciary": "court tribunal prosecutor judge prosecution magistrate judiciary jury attorney",
    "military": "army military navy soldier troop troops peacekeeper serviceman servicewoman servicemen sailor pilot "
    "marine conscript commando paratrooper infantry brigade battalion regiment garrison commander general admiral "
    "colonel major lieutenant captain sergeant force unit fleet warship battlegroup reservist sniper personnel "
    "militaries brass corps command brigadier corporal cadet airman airmen guardsman guardsmen platoon squadron legionnaire",
    "police": "police policeman policewoman policemen gendarme gendarmerie constable detective coastguard officer "
    "investigator sheriff superintendent",
    "rebel": "rebel insurgent guerrilla separatist secessionist insurgency",
    "militia": "militia militiaman militiamen paramilitary militant mercenary fighter jihadist extremist terrorist gang",
    "unidentified": "gunman gunmen attacker assailant perpetrator suspect shooter bomber kidnapper hijacker robber "
    "assassin",
    "party": "party opposition coalition alliance bloc",
    "mission": "mission",
    "igo": "institution organization organisation agency community",
    "other": "group commission committee board panel union federation association church",
    "ngo": "charity ngo watchdog observatory foundation",
    "media": "media newspaper broadcaster outlet journalist reporter correspondent press tabloid daily",
    "person": "boy girl man woman teenager victim witness detainee hostage prisoner child baby guard pensioner teacher "
    "doctor nurse medic driver trucker student priest bishop imam monk lawyer analyst expert activist worker farmer "
    "fisherman passenger patient pedestrian bystander analyst expert observer monitor commentator critic ally partner "
    "founder chief director manager member colleague relative father mother brother sister son daughter wife "
    "husband widow citizen resident civilian protester protestor demonstrator marcher rioter striker villager "
    "local refugee migrant settler mourner haulier inhabitant national compatriot neighbour neighbor voter candidate "
    "supporter opponent dissident exile deportee returnee survivor orphan infant adult youth engineer sailor crewman "
    "employee staffer volunteer rescuer paramedic firefighter fireman diplomat observer inspector forensic hunter "
    "shopkeeper trader merchant smuggler criminal looter vandal hooligan intruder agent spy informant accomplice "
    "captive deserter veteran recruit scientist economist historian academic professor author owner landlord pilgrim "
    "cleric pastor nun believer worshipper worshiper athlete fan player coach artist singer writer blogger user donor "
    "investor customer consumer tourist visitor traveller traveler commuter cyclist motorist "
    "source counterpart servant commoner toddler schoolchild pupil minor elder tribesman herder fisherfolk miner contractor "
    "loyalist royalist nationalist communist islamist anarchist unionist docker grower editor columnist cameraman photographer "
    "presenter novelist filmmaker musician patriarch pope archbishop cardinal rabbi mufti sheikh ayatollah mullah prelate bandit "
    "pirate trafficker mastermind ringleader defector mutineer putschist warlord kingpin tycoon oligarch chieftain herdsman "
    "shepherd midwife interlocutor facilitator arbitrator rapporteur whistleblower defendant plaintiff convict inmate fugitive "
    "signatory seeker nominee appointee successor predecessor employer",
    "group": "people crowd population minority majority families children women men folk public society side "
    "crew staff team delegation residents villagers youths relatives tribe clan congregation diaspora",
}  # fmt: skip

KIND_OF: dict[str, str] = {word: kind for kind, words in _KINDS.items() for word in words.split()}
"""The kind of actor that a noun (its lemma, or the word itself) denotes."""

COLLECTIVE = _words(
    "government leadership regime administration cabinet junta army military navy police parliament assembly "
    "legislature senate ministry embassy consulate state country nation municipality council court tribunal "
    "prosecution judiciary jury infantry brigade battalion regiment garrison fleet force unit gendarmerie militia "
    "gang party opposition coalition alliance bloc mission institution organization organisation agency community "
    "charity ngo watchdog observatory foundation media press newspaper broadcaster outlet daily tabloid team crew "
    "staff delegation crowd population minority majority public society side tribe clan power capital personnel "
    "congregation diaspora insurgency warship battlegroup presidency premiership monarchy prefecture brass corps command platoon "
    "squadron commission committee board panel union federation association church"
)
"""Nouns whose singular denotes more than one person."""

NEED_PLURAL = _words("power side state country nation authority institution party ally partner capital deputy")
"""Nouns that denote actors in the plural; in the singular they mostly denote something else."""
NEED_MODIFIER = _words(
    "force unit mission party agency community organization organisation minority majority council alliance bloc "
    "coalition society public capital power team state national local minor major general head chief member captain "
    "user author owner player fan director manager court daily press institution side guard agent colonel minor "
    "monitor observer exile veteran elder recruit fleet group source brass corps command board panel union federation association "
    "chair seeker cardinal editor pilot successor predecessor prince ruler church commission committee"
)
"""Nouns that need a modifier, a possessor or a name beside them before they are taken for an actor."""
DEEDS = _words(
    "strike airstrike attack raid offensive assault shelling bombardment bombing missile rocket drone shell mortar gunfire fire "
    "ambush incursion invasion blockade siege counteroffensive counterattack barrage salvo airplane warplane jet helicopter "
    "warship vessel gunboat tank artillery sniper"
)
"""Deeds and weapons: a state's adjective before one says whose it is ("an Ostrian strike")."""
PROVISIONAL = _words("former previous ex local municipal regional city shadow future new rival parallel separatist")
"""Modifiers with which a body is not the one in office."""

SPEAK = _words(
    "say tell add note claim state announce declare warn stress emphasize emphasise underline insist argue explain "
    "accuse criticise criticize condemn deny reject describe report write tweet post call urge demand ask appeal "
    "respond reply retort comment remark observe assert allege maintain contend point vow pledge promise threaten "
    "blame dismiss suggest conclude continue confirm acknowledge admit recall admonish praise welcome thank assure "
    "reiterate repeat disclose reveal caution charge complain concede predict propose recommend refuse suspect agree "
    "think believe hope fear want plead promise inform tells"
)
"""Verbs by which somebody speaks, thinks or decides."""

QUANTIFIERS = _words(
    "more less than a an the dozen dozens hundred hundreds thousand thousands million several many few some all both "
    "most any no every each such same certain another other various numerous own at least up to about around nearly "
    "almost over roughly only one two three four five six seven eight nine ten eleven twelve last first latter late "
    "half this that these those its his her their our my your which what whose scores score handful number total "
    "approximately further additional yet next two-thirds entire whole past recent majority minority so"
)
"""Words before a noun that count or point and are no part of a name."""


def kind_of_noun(token: Token) -> str | None:
    """Return the kind of actor that a common noun denotes, None when it denotes none."""
    return KIND_OF.get(token.norm) or KIND_OF.get(token.lemma) or KIND_OF.get(token.norm.removeprefix("co-"))


def is_plural(token: Token) -> bool:
    """Tell whether a noun is in the plural or stands for several people ("police")."""
    return token.tag in ("NNS", "NNPS") or token.norm in ("police", "people", "personnel", "media", "gunmen")
