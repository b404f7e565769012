//! The rules, one file each. To add one: its page in `rules/`, its file here, its line below.

mod support;

use crate::rule::Registration;

/// Declares the modules and registers each rule with its page: `module::Type "page"`.
macro_rules! rules {
    ($($module:ident :: $rule:ident $page:literal,)*) => {
        $(mod $module;)*

        /// Every rule, in the order of the list below.
        pub(crate) fn registrations() -> Vec<Registration> {
            vec![$(Registration::new::<$module::$rule>(include_str!(concat!("../rules/", $page, ".md"))),)*]
        }
    };
}

rules! {
    acronym_before_definition::AcronymBeforeDefinition "acronym-before-definition",
    alias_conflict::AliasConflict "alias-conflict",
    ambiguous_anchor::AmbiguousAnchor "ambiguous-anchor",
    ambiguous_term::AmbiguousTerm "ambiguous-term",
    anchor_case::AnchorCase "anchor-case",
    broken_anchor::BrokenAnchor "broken-anchor",
    broken_link::BrokenLink "broken-link",
    broken_wikilink::BrokenWikilink "broken-wikilink",
    circular_definition::CircularDefinition "circular-definition",
    conflicting_expansion::ConflictingExpansion "conflicting-expansion",
    deprecated_term::DeprecatedTerm "deprecated-term",
    duplicate_id::DuplicateId "duplicate-id",
    duplicate_reference::DuplicateReference "duplicate-reference",
    duplicate_term::DuplicateTerm "duplicate-term",
    empty_definition::EmptyDefinition "empty-definition",
    mislinked_term::MislinkedTerm "mislinked-term",
    near_duplicate_term::NearDuplicateTerm "near-duplicate-term",
    nonportable_anchor::NonportableAnchor "nonportable-anchor",
    orphan_definition::OrphanDefinition "orphan-definition",
    orphan_page::OrphanPage "orphan-page",
    removed_anchor::RemovedAnchor "removed-anchor",
    overlinked_term::OverlinkedTerm "overlinked-term",
    repeated_expansion::RepeatedExpansion "repeated-expansion",
    term_variant::TermVariant "term-variant",
    undefined_acronym::UndefinedAcronym "undefined-acronym",
    undefined_label::UndefinedLabel "undefined-label",
    undefined_reference::UndefinedReference "undefined-reference",
    undefined_term::UndefinedTerm "undefined-term",
    unlinkable_term::UnlinkableTerm "unlinkable-term",
    unlinked_term::UnlinkedTerm "unlinked-term",
    unparsed_content::UnparsedContent "unparsed-content",
    unsorted_glossary::UnsortedGlossary "unsorted-glossary",
    unused_expansion::UnusedExpansion "unused-expansion",
    unused_reference::UnusedReference "unused-reference",
    unused_setting::UnusedSetting "unused-setting",
    unused_suppression::UnusedSuppression "unused-suppression",
    unused_term::UnusedTerm "unused-term",
}
