// Finished lines, with what stands beside them: articles in the margin, comments behind the text.
#pragma once
#include <string>
#include <vector>

namespace bkm::format {

class Page {
 public:
  void blank();  // before the next line; at most one
  void line(const std::string& code, std::size_t indent);
  // A comment on a line of its own.
  void note(const std::string& text, std::size_t indent, bool blank);
  // Behind the last line, from the margin on; on a line of its own where the text leaves no room.
  void margin(const std::string& article, std::size_t indent);
  // Behind the last line. Comments of lines that follow each other stand below each other.
  void comment(const std::string& text);

  std::string text();

 private:
  struct Row {
    std::string code, comment;
    bool blank = false, note = false;
  };
  void align_comments(std::size_t first, std::size_t last);

  std::vector<Row> rows_;
  bool blank_ = false;
};

}  // namespace bkm::format
