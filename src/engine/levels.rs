use std::collections::BTreeMap;

use camino::Utf8Path;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::config::{Config, ConfigError, Level, RuleSetting, plain_words};
use crate::diagnostic::{Diagnostic, RuleInfo, Safety};
use crate::rule;
use crate::text::{Span, did_you_mean};

/// The rules that the command line turns on and off: names, codes, code prefixes or `all`.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these rules run, where any is named.
    pub select: Vec<String>,
    /// These rules do not run.
    pub ignore: Vec<String>,
}

/// A name in `--select` or `--ignore` that is no rule's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is no rule, code or code prefix; {help}")]
pub struct SelectionError {
    name: String,
    help: String,
}

impl Selection {
    /// Checks that every name is known.
    ///
    /// # Errors
    /// With the first name that is not.
    pub fn validate(&self) -> Result<(), SelectionError> {
        let known = |name: &String| rule::all().iter().any(|rule| matches(&rule.info, name));
        match self.select.iter().chain(&self.ignore).find(|name| !known(name)) {
            Some(name) => Err(SelectionError { name: name.clone(), help: near_rule(name) }),
            None => Ok(()),
        }
    }

    /// The same, without the rules whose findings carry no fixes, or none but unsafe ones where those are not wanted.
    #[must_use]
    pub fn fixing(&self, unsafe_fixes: bool) -> Self {
        let is_able = |rule: &RuleInfo| match rule.fixable {
            Some(Safety::Safe) => true,
            Some(Safety::Unsafe) => unsafe_fixes,
            None => false,
        };
        let unable =
            rule::all().iter().filter(|rule| !is_able(&rule.info)).map(|rule| rule.info.name.clone());
        Self { select: self.select.clone(), ignore: self.ignore.iter().cloned().chain(unable).collect() }
    }

    fn allows(&self, rule: &RuleInfo) -> bool {
        let selected = self.select.is_empty() || self.select.iter().any(|name| matches(rule, name));
        selected && !self.ignore.iter().any(|name| matches(rule, name))
    }

    /// Whether a rule is asked for by itself, or all are: a code prefix such as `GL3` turns on no rule that is off.
    fn names(&self, rule: &RuleInfo) -> bool {
        self.select.iter().any(|name| name == "all" || rule.is_called(name))
    }
}

fn matches(rule: &RuleInfo, name: &str) -> bool {
    let is_start = |start: &str| start.eq_ignore_ascii_case(name);
    let prefix = name.len() > 2 && rule.code.get(..name.len()).is_some_and(is_start);
    name == "all" || rule.name == name || prefix
}

/// What to do about a name that is no rule's: the nearest one, or where all stand.
#[must_use]
pub fn near_rule(name: &str) -> String {
    let names = rule::all().iter().flat_map(|rule| [rule.info.name.as_str(), rule.info.code.as_str()]);
    did_you_mean(name, names, "`glosslint rules` lists all")
}

/// The severity of every rule, by path.
#[derive(Debug)]
pub struct Levels {
    selection: Selection,
    base: BTreeMap<String, Level>,
    overrides: Vec<(Gitignore, BTreeMap<String, Level>)>,
}

impl Levels {
    /// Reads the severities out of a configuration and a selection.
    ///
    /// # Errors
    /// Where the configuration names a rule that does not exist, or a glob that cannot be read.
    pub fn new(config: &Config, selection: &Selection) -> Result<Self, ConfigError> {
        let base = levels_of(config, &config.rules)?;
        check_options(config)?;
        let mut overrides = Vec::new();
        for entry in &config.overrides {
            let mut globs = GitignoreBuilder::new("");
            for glob in &entry.paths {
                globs.add_line(None, glob.get_ref()).map_err(|error| at(config, glob.span(), &error))?;
            }
            let globs = globs.build().map_err(|error| at(config, 0..0, &error))?;
            overrides.push((globs, levels_of(config, &entry.rules)?));
        }
        Ok(Self { selection: selection.clone(), base, overrides })
    }

    /// The level of a rule on the page at `path`.
    #[must_use]
    pub fn level(&self, rule: &RuleInfo, path: &Utf8Path) -> Level {
        if !self.selection.allows(rule) {
            return Level::Off;
        }
        let matching = self
            .overrides
            .iter()
            .rev()
            .filter(|(globs, _)| globs.matched_path_or_any_parents(path, false).is_ignore());
        let overridden = matching.filter_map(|(_, levels)| levels.get(&rule.name)).next();
        overridden.copied().unwrap_or_else(|| self.base_level(rule))
    }

    /// Where the level of a rule on a page comes from, in a few words.
    #[must_use]
    pub fn origin(&self, config: &Config, rule: &RuleInfo, path: &Utf8Path) -> String {
        let line = |name: &toml::Spanned<String>| {
            let before = config.text.get(..name.span().start).unwrap_or_default();
            let file = config.path.as_ref().map_or("the configuration", |path| path.as_str());
            format!("{file}:{}", before.matches('\n').count() + 1)
        };
        let named = |rules: &BTreeMap<toml::Spanned<String>, RuleSetting>| {
            rules
                .iter()
                .find(|(name, set)| rule.is_called(name.get_ref()) && set.level.is_some())
                .map(|(name, _)| line(name))
        };
        let entries = self.overrides.iter().zip(&config.overrides).rev();
        let mut matching =
            entries.filter(|((globs, _), _)| globs.matched_path_or_any_parents(path, false).is_ignore());
        matching
            .find_map(|(_, entry)| named(&entry.rules))
            .or_else(|| named(&config.rules))
            .unwrap_or_else(|| "default".to_owned())
    }

    fn base_level(&self, rule: &RuleInfo) -> Level {
        let configured = self.base.get(&rule.name).copied();
        let default = rule.severity.map_or(Level::Off, Level::On);
        let level = configured.unwrap_or(default);
        if level == Level::Off && self.selection.names(rule) {
            return Level::On(rule.selected_severity);
        }
        level
    }

    /// Whether a rule is on for any path.
    #[must_use]
    pub fn is_on_somewhere(&self, rule: &RuleInfo) -> bool {
        let raised = |levels: &BTreeMap<String, Level>| {
            levels.get(&rule.name).is_some_and(|level| *level != Level::Off)
        };
        self.selection.allows(rule)
            && (self.base_level(rule) != Level::Off
                || self.overrides.iter().any(|(_, levels)| raised(levels)))
    }

    /// Sets the severity of a finding; false where its rule is off at its place.
    pub(super) fn apply(&self, diagnostic: &mut Diagnostic) -> bool {
        match self.level(diagnostic.rule, &diagnostic.at.path) {
            Level::On(severity) => {
                diagnostic.severity = severity;
                true
            }
            Level::Off => false,
        }
    }

    /// The options of a rule.
    pub(super) fn options<'a>(&self, config: &'a Config, rule: &RuleInfo) -> &'a toml::Table {
        static EMPTY: std::sync::LazyLock<toml::Table> = std::sync::LazyLock::new(toml::Table::new);
        setting(config, rule).map_or(&EMPTY, |(_, setting)| &setting.options)
    }
}

fn setting<'a>(config: &'a Config, rule: &RuleInfo) -> Option<(&'a toml::Spanned<String>, &'a RuleSetting)> {
    config.rules.iter().find(|(name, _)| rule.is_called(name.get_ref()))
}

fn levels_of(
    config: &Config,
    rules: &BTreeMap<toml::Spanned<String>, RuleSetting>,
) -> Result<BTreeMap<String, Level>, ConfigError> {
    let mut levels = BTreeMap::new();
    for (name, setting) in rules {
        let Some(rule) = rule::find(name.get_ref()) else {
            let message = format!("`{}` is no rule that glosslint knows", name.get_ref());
            return Err(error(config, name.span(), message, Some(near_rule(name.get_ref()))));
        };
        if let Some(level) = setting.level {
            levels.insert(rule.info.name.clone(), level);
        }
    }
    Ok(levels)
}

/// Rules read their options, those that are off too; on some paths only, they can have another severity and no more.
fn check_options(config: &Config) -> Result<(), ConfigError> {
    for (name, setting) in &config.rules {
        if let Some(rule) = rule::find(name.get_ref()) {
            (rule.build)(setting.options.clone()).map_err(|error| bad_option(config, &rule.info, &error))?;
        }
    }
    for (name, setting) in config.overrides.iter().flat_map(|entry| &entry.rules) {
        if let Some(key) = setting.options.keys().next() {
            let message = format!("`{key}` of `{}` cannot be set for some paths only", name.get_ref());
            let help = Some("move it to `[rules]`; `[[overrides]]` takes severities".to_owned());
            return Err(error(config, name.span(), message, help));
        }
    }
    Ok(())
}

/// The error for options that a rule does not take.
pub(super) fn bad_option(config: &Config, rule: &RuleInfo, cause: &toml::de::Error) -> ConfigError {
    let span = setting(config, rule).map_or(0..0, |(name, _)| name.span());
    let (said, help) = plain_words(cause, &["severity"]);
    let otherwise = || format!("`glosslint explain {}` lists its options", rule.name);
    error(config, span, format!("`{}`: {said}", rule.name), Some(help.unwrap_or_else(otherwise)))
}

fn at(config: &Config, span: std::ops::Range<usize>, cause: &ignore::Error) -> ConfigError {
    error(config, span, format!("the glob cannot be read: {cause}"), None)
}

fn error(
    config: &Config,
    span: std::ops::Range<usize>,
    message: String,
    help: Option<String>,
) -> ConfigError {
    let path = config.path.clone().unwrap_or_default();
    ConfigError::at(&path, &config.text, Span::new(span.start, span.end), message, help)
}
