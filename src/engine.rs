//! Runs the rules over a workspace: severity by configuration and path, suppressions, one sort.

mod baseline;
mod key;
mod levels;
mod since;
mod suppress;

pub use baseline::Baseline;
pub use key::{Key, Subject, keys, subjects};
pub use levels::{Levels, Selection, SelectionError, near_rule};
pub use since::Since;

use std::cmp::Ordering;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::ConfigError;
use crate::diagnostic::Diagnostic;
use crate::rule::{self, Reporter, Rule};
use crate::workspace::Workspace;

/// A rule that is on somewhere, with its options.
struct Active {
    registration: &'static rule::Registration,
    rule: Box<dyn Rule>,
}

/// Runs every rule that is on and gives the findings sorted by path, place and code. The result is the same at any
/// number of threads.
///
/// # Errors
/// Where the configuration names an unknown rule or option.
pub fn check(workspace: &Workspace, selection: &Selection) -> Result<Vec<Diagnostic>, ConfigError> {
    let levels = Levels::new(&workspace.config, selection)?;
    let active = active_rules(workspace, &levels)?;
    if active.iter().any(|active| active.registration.info.code.starts_with("GL2")) {
        let _ = workspace.acronyms(); // gathered on all cores here, not within one of the jobs below
    }
    let of_documents = workspace.documents.par_iter().flat_map_iter(|document| {
        active.iter().flat_map(|active| {
            let mut report = Reporter::new(&active.registration.info);
            active.rule.check_document(document, workspace, &mut report);
            report.into_diagnostics()
        })
    });
    let of_workspace = active.par_iter().flat_map_iter(|active| {
        let mut report = Reporter::new(&active.registration.info);
        active.rule.check_workspace(workspace, &mut report);
        report.into_diagnostics()
    });
    let mut found: Vec<Diagnostic> = of_documents.chain(of_workspace).collect();
    found.retain_mut(|diagnostic| levels.apply(diagnostic));
    suppress::apply(workspace, &levels, &mut found);
    sort(&mut found);
    Ok(found)
}

fn active_rules(workspace: &Workspace, levels: &Levels) -> Result<Vec<Active>, ConfigError> {
    let on = rule::all().iter().filter(|registration| levels.is_on_somewhere(&registration.info));
    on.map(|registration| {
        let options = levels.options(&workspace.config, &registration.info);
        let rule = (registration.build)(options.clone())
            .map_err(|error| levels::bad_option(&workspace.config, &registration.info, &error))?;
        Ok(Active { registration, rule })
    })
    .collect()
}

/// Sorts by path, place, code and message.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        // What is found in a file shares its path.
        let is_same_file = Arc::ptr_eq(&a.at.path, &b.at.path);
        let by_path = if is_same_file { Ordering::Equal } else { a.at.path.cmp(&b.at.path) };
        by_path
            .then_with(|| (a.at.span, &a.rule.code, &a.message).cmp(&(b.at.span, &b.rule.code, &b.message)))
    });
}
