use super::*;
use crate::text::Span;

/// Name, other names, and the sense of a headword.
fn said(headword: &str) -> String {
    let words = Words::literal(headword, Span::new(0, headword.len()));
    let names = read(&words);
    let mut said = words.plain(&names.name);
    for alias in &names.aliases {
        said.push_str(" = ");
        said.push_str(alias);
    }
    if let Some(qualifier) = names.qualifier {
        said.push_str(" ~ ");
        said.push_str(&qualifier);
    }
    said
}

#[test]
fn acronyms_are_other_names_wherever_they_stand() {
    assert_eq!(said("Dead Letter Queue (DLQ)"), "Dead Letter Queue = DLQ");
    assert_eq!(said("DLQ (Dead Letter Queue)"), "DLQ = Dead Letter Queue");
    assert_eq!(said("Dead Letter Queue — DLQ"), "Dead Letter Queue = DLQ");
    assert_eq!(said("Dead Letter Queue DLQ"), "Dead Letter Queue = DLQ");
    assert_eq!(said("Kubernetes (K8s)"), "Kubernetes = K8s");
    assert_eq!(said("死信队列（DLQ）"), "死信队列 = DLQ");
    assert_eq!(said("single-page (SPA) routing"), "single-page (SPA) routing = SPA = single-page routing");
}

#[test]
fn an_acronym_is_not_what_another_stands_for() {
    let words = Words::literal("OB / OAB", Span::new(0, 8));
    let names = read(&words);
    assert_eq!((names.aliases, names.expansion), (vec!["OAB".to_owned()], None));
}

#[test]
fn several_names_are_told_from_one_with_a_comma() {
    assert_eq!(said("pool, pool allocation"), "pool = pool allocation");
    assert_eq!(said("rubbish in, rubbish out"), "rubbish in, rubbish out");
    assert_eq!(said("fair, open and free trade"), "fair, open and free trade");
    assert_eq!(said("extract, transform, load"), "extract, transform, load");
    assert_eq!(said("キュー、待ち行列"), "キュー = 待ち行列");
    assert_eq!(said("wrapper | wrapping"), "wrapper = wrapping");
}

#[test]
fn slashes_and_or_split_names_only() {
    assert_eq!(said("IRI / URI"), "IRI = URI");
    assert_eq!(said("Folder/Directory"), "Folder = Directory");
    for one in ["CI/CD", "I/O", "client/server", "free or open software"] {
        assert_eq!(said(one), one);
    }
    assert!(said("PU/PD (Press Up / Press Down)").starts_with("PU/PD"));
    assert_eq!(said("user-id or UserId"), "user-id = UserId");
}

#[test]
fn what_stands_in_parentheses_is_judged() {
    assert_eq!(said("Plugin Set (Subplugins)"), "Plugin Set = Subplugins");
    assert_eq!(said("Client Library (or SDK)"), "Client Library = SDK");
    assert_eq!(said("Lint (Linting)"), "Lint = Linting");
    assert_eq!(said("Edge (in graphs)"), "Edge ~ in graphs");
    assert_eq!(said("Block (CSS)"), "Block ~ CSS");
    assert_eq!(said("print()"), "print()");
}

#[test]
fn decoration_is_no_part_of_a_name() {
    assert_eq!(said("👎 old name :"), "old name");
    assert_eq!(said("Shard {#shard-id}"), "Shard");
    assert_eq!(said("Shard { #shard-id }"), "Shard");
    assert_eq!(said("Shard {/* #shard-id */}"), "Shard");
    assert_eq!(said("Shard {/shard-id/}"), "Shard");
    assert_eq!(said(".env file"), ".env file");
}
