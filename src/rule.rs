//! What a rule is: a page that says what it checks, and a type that reports findings from the facts of the tree.

mod page;

use std::borrow::Cow;

use std::sync::LazyLock;

use serde::de::DeserializeOwned;

pub use page::read_page;

use crate::diagnostic::{Data, Diagnostic, Fix, Label, Location, RuleInfo};
use crate::workspace::{Document, Workspace};

/// A check. The type is its own options: the fields are the keys under *Options* of its page.
pub trait Rule: Send + Sync {
    /// Reports what is wrong on one page. Called for every page, in any order, in parallel.
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        let _ = (document, workspace, report);
    }

    /// Reports what is wrong with the tree as a whole. Called once.
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        let _ = (workspace, report);
    }
}

/// Makes a rule from its options.
pub type Build = fn(toml::Table) -> Result<Box<dyn Rule>, toml::de::Error>;

/// A rule as the program knows it: its page and how to make it.
#[derive(Debug)]
pub struct Registration {
    /// What its page says.
    pub info: RuleInfo,
    /// Makes it from its options.
    pub build: Build,
}

impl Registration {
    /// Registers the rule type `R` with its embedded page.
    #[must_use]
    pub fn new<R: Rule + DeserializeOwned + 'static>(page: &'static str) -> Self {
        Self { info: read_page(page), build: |options| Ok(Box::new(R::deserialize(options)?)) }
    }
}

/// All rules by code, read once.
#[must_use]
pub fn all() -> &'static [Registration] {
    static RULES: LazyLock<Vec<Registration>> = LazyLock::new(|| {
        let mut rules = crate::rules::registrations();
        rules.sort_by(|a, b| a.info.code.cmp(&b.info.code));
        rules
    });
    &RULES
}

/// The rule with this name or code.
#[must_use]
pub fn find(name: &str) -> Option<&'static Registration> {
    all().iter().find(|rule| rule.info.is_called(name))
}

/// A finding as a rule states it; code, name and severity are stamped by the [`Reporter`].
#[derive(Debug, Clone)]
pub struct Finding {
    at: Location,
    message: String,
    labels: Vec<Label>,
    help: Option<String>,
    data: Data,
    fix: Option<Fix>,
    elsewhere: Vec<Location>,
}

impl Finding {
    /// A finding at a place. The message says what is wrong and why it matters, without its full stop.
    #[must_use]
    pub fn new(at: Location, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            at,
            message,
            labels: Vec::new(),
            help: None,
            data: Data::new(),
            fix: None,
            elsewhere: Vec::new(),
        }
    }

    /// Adds another place that belongs to the finding.
    #[must_use]
    pub fn label(mut self, at: Location, message: impl Into<Cow<'static, str>>) -> Self {
        self.labels.reserve_exact(1);
        self.labels.push((at, message.into()));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a fact for other programs.
    #[must_use]
    pub fn data(mut self, key: &'static str, value: impl Into<serde_json::Value>) -> Self {
        self.data.insert(key, value.into());
        self
    }

    /// Adds the edits that mend it.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// Says where else the same holds, in the order of the tree.
    #[must_use]
    pub fn elsewhere(mut self, places: impl IntoIterator<Item = Location>) -> Self {
        self.elsewhere = places.into_iter().collect();
        self
    }
}

/// Collects the findings of one rule and stamps them.
#[derive(Debug)]
pub struct Reporter {
    rule: &'static RuleInfo,
    found: Vec<Diagnostic>,
}

impl Reporter {
    /// A reporter for one rule.
    #[must_use]
    pub fn new(rule: &'static RuleInfo) -> Self {
        Self { rule, found: Vec::new() }
    }

    /// The rule whose findings it collects.
    #[must_use]
    pub fn rule(&self) -> &'static RuleInfo {
        self.rule
    }

    /// Takes a finding.
    pub fn report(&mut self, finding: Finding) {
        let Finding { at, message, labels, help, data, fix, elsewhere } = finding;
        let severity = self.rule.selected_severity;
        debug_assert!(
            fix.as_ref().is_none_or(|fix| self.rule.fixable.is_some_and(|safest| safest <= fix.safety)),
            "{} does not say on its page that it has such fixes",
            self.rule.name
        );
        self.found.push(Diagnostic {
            rule: self.rule,
            severity,
            at,
            message,
            labels,
            help,
            data,
            fix,
            elsewhere,
        });
    }

    /// What was reported, in the order of reporting.
    #[must_use]
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.found
    }
}
