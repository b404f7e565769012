//! The detector as a whole, on sentences made up for the purpose.

use super::*;

/// Pairs of `text` as (short, long, pattern).
fn pairs<'a>(text: &'a str, options: &Options) -> Vec<(&'a str, &'a str, Pattern)> {
    let analysis = analyse(text, options);
    analysis
        .pairs
        .iter()
        .map(|pair| (&text[pair.short.clone()], &text[pair.long.clone()], pair.pattern))
        .collect()
}

/// Checks the only pair of `text`; `None` for no pair.
fn check(text: &str, expected: Option<(&str, &str, Pattern)>) {
    assert_eq!(pairs(text, &Options::default()), expected.into_iter().collect::<Vec<_>>(), "{text}");
}

#[test]
fn brackets_after_the_long_form() {
    use Pattern::Paren;
    let tub = Some(("TUB", "tidal uplift buoy", Paren));
    check("Each tidal uplift buoy (TUB) floats.", tub);
    check("Each tidal uplift buoy [TUB] floats.", tub);
    check("Each tidal uplift buoy (TUB, see below) floats.", tub);
    check("Each tidal uplift buoy (or TUB) floats.", tub);
    check("Each tidal uplift buoy (hereafter \"TUB\") floats.", tub);
    check("Each tidal  uplift buoy (TUB) floats.", Some(("TUB", "tidal  uplift buoy", Paren)));
    check("All tidal uplift buoys (TUBs) float.", Some(("TUBs", "tidal uplift buoys", Paren)));
    check("The Office of Tidal Research (OTR) closed.", Some(("OTR", "Office of Tidal Research", Paren)));
    check("A mixture of experts (MoE) won.", Some(("MoE", "mixture of experts", Paren)));
    check("The squared tidal error method (STE) is new.", Some(("STE", "squared tidal error", Paren)));
    check("The Tidal Agency's (TA) rules.", Some(("TA", "Tidal Agency", Paren)));
    check("A peer to peer (P2P) net.", Some(("P2P", "peer to peer", Paren)));
}

#[test]
fn brackets_after_the_short_form() {
    use Pattern::ReverseParen;
    check("A TUB (tidal uplift buoy) floats.", Some(("TUB", "tidal uplift buoy", ReverseParen)));
    check("A TUB (the tidal uplift buoy, again) floats.", Some(("TUB", "tidal uplift buoy", ReverseParen)));
    check("The TUB score (tidal uplift bias) fell.", Some(("TUB", "tidal uplift bias", ReverseParen)));
}

#[test]
fn side_by_side() {
    use Pattern::Apposition;
    let tub = |long: &'static str| Some(("TUB", long, Apposition));
    check("Tidal Uplift Buoys, or TUB, float.", tub("Tidal Uplift Buoys"));
    check("Tidal Uplift Buoy TUB floats.", tub("Tidal Uplift Buoy"));
    check("Tidal Uplift Buoy — TUB", tub("Tidal Uplift Buoy"));
    check("TUB — tidal uplift buoy", tub("tidal uplift buoy"));
    check("TUB Tidal Uplift Buoy", tub("Tidal Uplift Buoy"));
}

#[test]
fn cues_and_signs() {
    use Pattern::{Cue, Equation};
    check("FIX: fixes a leak.", None);
    check("TUB stands for tidal uplift buoy.", Some(("TUB", "tidal uplift buoy", Cue)));
    check("TUB, short for \"tidal uplift buoy\", floats.", Some(("TUB", "tidal uplift buoy", Cue)));
    check("A tidal uplift buoy, abbreviated TUB, floats.", Some(("TUB", "tidal uplift buoy", Cue)));
    check("TUB stands for tidal uplift buoy format.", Some(("TUB", "tidal uplift buoy", Cue)));
    check("TUB: tidal uplift buoy", Some(("TUB", "tidal uplift buoy", Equation)));
    check("TUB = tidal uplift buoy", Some(("TUB", "tidal uplift buoy", Equation)));
}

#[test]
fn initials_elsewhere_in_the_sentence() {
    check(
        "Once the tidal uplift buoy is moored, read the serial number of the TUB.",
        Some(("TUB", "tidal uplift buoy", Pattern::Initials)),
    );
    check("The upper body turns and then a TUB sinks.", None);
    check("It takes up bread. The TUB sinks.", None);
}

#[test]
fn no_pair_where_nothing_is_expanded() {
    for text in [
        "The hash is SHA1 (SHA256 elsewhere).",
        "See the tree (DAG is a graph).",
        "The value fell (P = 0.05).",
        "Nothing here (XYZ) fits.",
        "It is done (see below) and so on.",
        "Unbalanced ) TUB ( brackets ] [",
    ] {
        check(text, None);
    }
}

#[test]
fn options_widen_what_brackets_may_hold() {
    let wide = Options { single_letter: true, lower_case: true };
    let text = "The control (C) and the arginine probe (ap) differ.";
    check(text, None);
    assert_eq!(
        pairs(text, &wide),
        [("C", "control", Pattern::Paren), ("ap", "arginine probe", Pattern::Paren)]
    );
}

#[test]
fn occurrences_are_all_short_forms_outside_of_long_forms() {
    let text = "NOTE: the GNU uplift buoy (GUB) beats any QXR; GUBs of type II float, QXR-like.";
    let analysis = analyse(text, &Options::default());
    let found: Vec<_> = analysis.occurrences.iter().map(|o| (&text[o.range.clone()], o.pair)).collect();
    assert_eq!(found, [("GUB", Some(0)), ("QXR", None), ("GUBs", None), ("QXR", None)]);
}

#[test]
fn a_plain_text_has_nothing() {
    assert_eq!(analyse("Just some words (and more of them).", &Options::default()), Analysis::default());
    assert_eq!(analyse("", &Options::default()), Analysis::default());
}

#[test]
fn any_text_gives_ranges_on_character_boundaries() {
    let pieces = [
        "ÄÖÜ", "(", ")", "[", "]", "é", " ", "TUB", "tidal", "—", "\u{FFFC}", "'s", ".", "2", "-", "/", "ß",
        "a", ", or ", "=",
    ];
    let mut state = 1u32;
    for _ in 0..2000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        let analysis = analyse(&text, &Options { single_letter: true, lower_case: true });
        let ranges = analysis.pairs.iter().flat_map(|pair| [&pair.short, &pair.long]);
        for range in ranges.chain(analysis.occurrences.iter().map(|occurrence| &occurrence.range)) {
            assert!(text.get(range.clone()).is_some_and(|slice| !slice.is_empty()), "{text:?} {range:?}");
        }
        assert!(analysis.occurrences.is_sorted_by_key(|occurrence| occurrence.range.start));
    }
}
