//! What counts as an explanation of an acronym, and what does not.

use proptest::prelude::*;

use crate::harness::{check, files, workspace};

const RULES: [&str; 3] = ["undefined-acronym", "acronym-before-definition", "conflicting-expansion"];

/// The findings about acronyms on one page, without their help.
fn found(page: &str) -> Vec<String> {
    let outcome = check(&files(&[("page.md", page)]), &RULES, false);
    outcome
        .found
        .iter()
        .map(|d| format!("{} {}", d.rule.code, d.data.get("acronym").unwrap().as_str().unwrap()))
        .collect()
}

#[test]
fn every_kind_of_explanation_counts() {
    let explained = [
        "The **circuit** [breaker panel](x.md) (CBP) trips. The CBP is grey.",
        "A <abbr title=\"circuit breaker panel\">CBP</abbr> trips. The CBP is grey.",
        "The {abbr}`CBP (circuit breaker panel)` trips. The CBP is grey.",
        "The CBP trips.\n\n*[CBP]: circuit breaker panel\n",
        "The [CBP](https://example.org/wiki/Circuit_breaker_panel) trips. The CBP is grey.",
        "# Circuit breaker panel\n\nThe CBP trips.",
        "| Name | Meaning |\n| --- | --- |\n| CBP | circuit breaker panel |\n\nThe CBP trips.",
        "The circuit breaker panels (CBPs) trip. A CBP's switch is grey.",
        "- CBP - [IEC 1](https://example.org/iec-1)\n\nThe CBP trips.",
        "The `CircuitBreakerPanel` trips, and so does each CBP.",
    ];
    for page in explained {
        assert_eq!(found(page), Vec::<String>::new(), "{page}");
    }
}

#[test]
fn an_entry_whose_initials_it_is_explains_it() {
    let glossary = "# Glossary\n\n## Circuit Breaker Panel\n\nHolds the switches.\n\n## Fuse\n\nMelts.\n";
    let tree = files(&[("glossary.md", glossary), ("page.md", "The CBP trips.")]);
    assert_eq!(check(&tree, &RULES, false).concise, "");
}

#[test]
fn headings_and_links_to_other_pages_are_no_first_use() {
    assert_eq!(found("# The CBP\n\n- [CBP wiring](https://example.org/)\n"), Vec::<String>::new());
    assert_eq!(found("# The CBP\n\nThe CBP trips, and the CBP is grey."), ["GL201 CBP"]);
}

#[test]
fn names_of_people_are_no_acronyms() {
    assert_eq!(
        found("Thanks to:\n\n- ROE, Jo [**(@jo-roe)**](https://example.org/jo-roe)\n"),
        Vec::<String>::new()
    );
}

#[test]
fn words_of_others_and_names_of_values_are_not_asked() {
    let left_alone = [
        "> The CBP tripped, she said.",
        "See [Wiring a CBP at home](https://example.org/thesis).",
        "| Name | Meaning |\n| --- | --- |\n| cbp_size | Size of the CBP |\n",
    ];
    for page in left_alone {
        assert_eq!(found(page), Vec::<String>::new(), "{page}");
    }
    assert_eq!(found("> **Note:** the CBP trips."), ["GL201 CBP"]);
    assert_eq!(found("> A CBP.\n\nThe CBP trips."), ["GL201 CBP"]);
    assert_eq!(found("See [the CBP of the house](https://example.org/)."), ["GL201 CBP"]);
}

#[test]
fn what_a_tree_is_about_needs_no_expansion() {
    let page = ("page.md", "The CBP trips.");
    let check = |title: &str| check(&files(&[("README.md", title), page]), &RULES, false).concise;
    assert_eq!(check("# CBP — fuses for all\n"), "");
    assert!(check("# CBP reference\n").contains("`CBP`"));
}

#[test]
fn spellings_that_differ_in_case_are_one_acronym() {
    assert_eq!(found("The cBP trips. A CBP is grey."), ["GL201 cBP"]);
}

#[test]
fn a_link_out_of_a_glossary_explains_nothing_on_other_pages() {
    let glossary = "# Glossary\n\n## Fuse\n\nMelts; see [CBP](https://example.org/x).\n\n## Wire\n\nLeads.\n";
    let tree = files(&[("glossary.md", glossary), ("page.md", "The CBP trips.")]);
    assert!(check(&tree, &RULES, false).concise.contains("page.md:1:5"));
}

#[test]
fn acronyms_that_a_slash_joins_are_judged_one_by_one() {
    assert_eq!(found("The circuit breaker panel (CBP) trips. See CBP/QRV."), ["GL201 QRV"]);
}

#[test]
fn an_expansion_holds_in_its_section_where_that_is_the_scope() {
    let page = "# A\n\n## B\n\nThe circuit breaker panel (CBP).\n\n### C\n\nThe CBP.\n\n## D\n\nThe CBP.\n";
    let tree = files(&[("glosslint.toml", "[acronyms]\nscope = \"section\"\n"), ("page.md", page)]);
    let found = check(&tree, &["undefined-acronym"], false).found;
    let lines: Vec<u32> = found.iter().map(|d| d.at.span.start).collect();
    assert_eq!(lines, [page.rfind("CBP").unwrap() as u32]);
}

#[test]
fn each_page_is_reported_where_that_is_asked_for() {
    let config = ("glosslint.toml", "[acronyms]\nreport = \"page\"\n");
    let tree = files(&[config, ("a.md", "The CBP trips."), ("b.md", "The CBP is grey. A CBP.")]);
    let found = check(&tree, &["undefined-acronym"], false).found;
    let uses: Vec<u64> = found.iter().map(|d| d.data.get("uses").unwrap().as_u64().unwrap()).collect();
    assert_eq!(uses, [1, 2]);
}

proptest! {
    /// The bytes of every acronym and its expansion render to the text that is claimed.
    #[test]
    fn spans_hold_what_they_claim(words in proptest::collection::vec(
        prop::sample::select(vec![
            "the", "circuit", "breaker", "*panel*", "(CBP)", "CBPs", "**CBP**", "`CBP`", "[CBP](x.md)", "A&amp;B",
            "\\*", "é", "\n", "— CBP", "CBP/QRV", "<b>CBP</b>", "| CBP |", "> CBP", "(circuit breaker panel)",
        ]), 0..24,
    )) {
        let page = words.join(" ");
        let workspace = workspace(&files(&[("page.md", &page)]));
        let list = &workspace.acronyms().list;
        let uses = list.iter().flat_map(|(name, acronym)| acronym.uses.iter().map(move |at| (name, at.span)));
        for (name, span) in uses {
            let text = page.get(span.range()).expect("a span lies on character boundaries");
            prop_assert!(text.replace("&amp;", "&").starts_with(name.as_str()), "{name} at {text:?}");
        }
        for run in workspace.documents.iter().flat_map(|document| document.acronyms()) {
            let prose = workspace.documents[0].facts.prose.get(run.prose as usize).unwrap();
            for pair in &run.analysis.pairs {
                let (short, long) = (&pair.short, &pair.long);
                prop_assert!(short.end <= long.start || long.end <= short.start, "{pair:?} in {:?}", prose.text);
                for part in [short, long] {
                    let text = prose.text.get(part.clone()).expect("a range lies on character boundaries");
                    prop_assert!(!text.is_empty() && text.trim() == text, "{text:?} of {:?}", prose.text);
                    prop_assert!(page.get(prose.span_of(part).range()).is_some_and(|text| !text.is_empty()));
                }
            }
        }
    }
}
