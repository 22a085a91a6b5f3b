#include <algorithm>
#include <ostream>

#include "compiler/diag/excerpt.hpp"
#include "compiler/diag/place.hpp"
#include "compiler/diag/renderers.hpp"
#include "compiler/diag/visible.hpp"
#include "compiler/diag/words.hpp"

namespace bkm::diag {
namespace {

Colour colour_of(const Diagnostic& diagnostic) { return diagnostic.kind->severity == Severity::error ? Colour::red : Colour::yellow; }

bool same(const Span& a, const Span& b) { return a.source == b.source && a.begin == b.begin && a.end == b.end; }

// The finding's own mark, with the text of a label on the same place, and then its other labels.
std::vector<Mark> marks_of(const Diagnostic& diagnostic, const SourceMap& sources, Language language) {
  std::vector<Mark> marks;
  const bool own = in_source(diagnostic, sources);
  if (own) marks.push_back({diagnostic.span, '^', colour_of(diagnostic), ""});
  for (const Label& label : diagnostic.labels) {
    if (!in_source(label.span, sources)) continue;
    const std::string text = one_line(fill(label.text.in(language), label.args, language));
    if (own && marks[0].text.empty() && same(label.span, diagnostic.span)) marks[0].text = text;
    else marks.push_back({label.span, '-', Colour::blue, text});
  }
  return marks;
}

// Splits off the marks of the first one's source.
std::vector<Mark> take_first_source(std::vector<Mark>& marks) {
  const SourceId source = marks[0].span.source;
  const auto others = std::stable_partition(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.span.source == source; });
  std::vector<Mark> first(marks.begin(), others);
  marks.erase(marks.begin(), others);
  return first;
}

std::size_t margin_of(const std::vector<Mark>& marks, const SourceMap& sources) {
  std::uint32_t last = 1;
  for (const Mark& mark : marks) last = std::max(last, sources.position(mark.span.source, mark.span.begin).line);
  return std::to_string(last).size();
}

// The lines that the fix changes, as they will be. Empty when nothing is left of them.
std::string changed_lines(const Fix& fix, const SourceMap& sources) {
  const std::string_view text = sources.text(fix.span.source), first = sources.line_at(fix.span.source, fix.span.begin);
  const std::string_view last = sources.line_at(fix.span.source, fix.span.end);
  const std::string_view before(first.data(), static_cast<std::size_t>(text.data() + fix.span.begin - first.data()));
  const char* after = text.data() + fix.span.end;
  const char* end = last.data() + last.size();
  const std::string changed = std::string(before) + fix.insert + std::string(after, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, end - after)));
  const std::size_t from = changed.find_first_not_of(" \t\n");
  return from == std::string::npos ? "" : changed.substr(from, changed.find_last_not_of(" \t\n") - from + 1);
}

class Human {
 public:
  Human(std::ostream& out, const SourceMap& sources, const RenderOptions& options)
      : out_(out), sources_(sources), language_(options.language), paint_(options.colour) {}

  void write(const Diagnostic& diagnostic) {
    std::vector<Mark> marks = marks_of(diagnostic, sources_, language_);
    margin_ = margin_of(marks, sources_);
    write_title(diagnostic);
    write_place(diagnostic);
    write_marks(diagnostic, marks);
    for (const Fix& fix : diagnostic.fixes) write_fix(fix);
    write_note(std::string(words::kMore.in(language_)) + ": bkm explain " + code_text(*diagnostic.kind));
    out_ << '\n';
  }

 private:
  void write_title(const Diagnostic& diagnostic) {
    const Kind& kind = *diagnostic.kind;
    const std::string head = std::string(words::severity(kind.severity).in(language_)) + ' ' + code_text(kind);
    out_ << paint_(colour_of(diagnostic), head) << ' ' << kind.name << ": "
         << paint_(Colour::plain_bold, one_line(message(diagnostic, language_))) << '\n';
  }

  void write_place(const Diagnostic& diagnostic) {
    const std::string place = place_text(place_of(diagnostic, sources_));
    const std::string article = diagnostic.article.empty() ? "" : "(" + std::string(words::kArticle.in(language_)) + ' ' + one_line(diagnostic.article) + ")";
    if (place.empty() && article.empty()) return;
    out_ << std::string(margin_, ' ') << paint_(Colour::blue, "-->") << ' ' << one_line(place) << (article.empty() ? "" : "  " + article) << '\n';
  }

  void write_marks(const Diagnostic& diagnostic, std::vector<Mark>& marks) {
    for (bool first = in_source(diagnostic, sources_); !marks.empty(); first = false) {
      const std::vector<Mark> together = take_first_source(marks);
      if (!first) out_ << std::string(margin_, ' ') << paint_(Colour::blue, ":::") << ' ' << place_text(place_of(together[0].span, sources_)) << '\n';
      write_excerpt(out_, together, sources_, margin_, paint_);
    }
  }

  void write_fix(const Fix& fix) {
    const std::string text = one_line(fill(fix.text.in(language_), fix.args, language_));
    if (!text.empty()) write_note(text);
    const std::string lines = in_source(fix.span, sources_) ? changed_lines(fix, sources_) : "";
    if (!lines.empty() && !(fix.insert.empty() && fix.span.begin == fix.span.end)) write_change(lines);
  }

  // The first line behind the word, the next below it.
  void write_change(std::string_view lines) {
    std::string lead = std::string(words::kWrite.in(language_)) + ": ";
    while (!lines.empty()) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      write_note(lead, paint_(Colour::green, one_line(lines.substr(0, end))));
      lines.remove_prefix(std::min(end + 1, lines.size()));
      lead.assign(lead.size(), ' ');
    }
  }

  void write_note(const std::string& text, const std::string& more = {}) {
    out_ << std::string(margin_, ' ') << ' ' << paint_(Colour::blue, text.starts_with(' ') ? " " : "=") << ' ' << text << more << '\n';
  }

  std::ostream& out_;
  const SourceMap& sources_;
  Language language_;
  Paint paint_;
  std::size_t margin_ = 1;
};

std::string counted(std::ptrdiff_t count, Bilingual one, Bilingual many, Language language) {
  return std::to_string(count) + ' ' + std::string((count == 1 ? one : many).in(language));
}

}  // namespace

void render_human(std::ostream& out, const Diagnostic& diagnostic, const SourceMap& sources, const RenderOptions& options) {
  Human(out, sources, options).write(diagnostic);
}

void render_counts(std::ostream& out, const Findings& findings, const RenderOptions& options) {
  const auto errors = std::count_if(findings.begin(), findings.end(), [](const Diagnostic& d) { return d.kind->severity == Severity::error; });
  const auto warnings = std::ssize(findings) - errors;
  std::string text;
  if (errors) text = counted(errors, words::kError, words::kErrors, options.language);
  if (warnings) text += (errors ? ", " : "") + counted(warnings, words::kWarning, words::kWarnings, options.language);
  if (!text.empty()) out << Paint(options.colour)(Colour::plain_bold, text) << '\n';
}

}  // namespace bkm::diag
