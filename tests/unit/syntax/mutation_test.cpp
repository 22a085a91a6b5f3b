// Damaged contracts give findings: no crash, no exception, no endless reading, and never more findings than a reader can use.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <iostream>

#include "samples.hpp"
#include "tests/mutator.hpp"
#include "twin.hpp"

namespace bkm::syntax {
namespace {

constexpr int kMutants = 10'000;
constexpr std::size_t kSmall = 1'100;  // bytes

// Whether the first finding with a fix is gone, at its place, once the fix is applied.
bool first_fix_helps(const Read& read) {
  for (const diag::Diagnostic& each : read.sink.all()) {
    if (each.fixes.empty()) continue;
    const Read fixed(read.fixed());
    return std::none_of(fixed.sink.all().begin(), fixed.sink.all().end(),
                        [&](auto& d) { return d.kind == each.kind && d.span.begin == each.span.begin; });
  }
  return true;
}

TEST(Mutants, GiveOnlyFindings) {
  std::vector<std::string> originals;
  for (const Sample& sample : samples())
    if (sample.text.size() < kSmall) originals.push_back(sample.text), originals.push_back(twin(sample.text));
  ASSERT_GT(originals.size(), 100u);
  Mutator mutator(20260101);
  std::chrono::duration<double> slowest{};
  std::size_t with_findings = 0;
  for (int i = 0; i < kMutants; ++i) {
    const std::string text = mutator.mutate(originals[mutator.below(originals.size())]);
    const auto start = std::chrono::steady_clock::now();
    ASSERT_NO_THROW({
      const Read read(text);
      with_findings += !read.sink.all().empty();
      ASSERT_LE(read.sink.all().size(), 50u) << text;
      if (i % 5 == 0) {
        ASSERT_TRUE(first_fix_helps(read)) << read.findings() << "\n" << text << "\n--- fixed ---\n" << read.fixed();
      }
      for (const diag::Diagnostic& each : read.sink.all()) {
        ASSERT_LE(each.span.begin, each.span.end) << text;
        ASSERT_LE(each.span.end, text.size()) << text;
        ASSERT_FALSE(diag::message(each, Language::nl).empty());
      }
    }) << text;
    slowest = std::max(slowest, std::chrono::duration<double>(std::chrono::steady_clock::now() - start));
  }
  EXPECT_GT(with_findings, kMutants / 2u);
  EXPECT_LT(slowest.count(), 2.0);
  std::cout << with_findings << " of " << kMutants << " have findings; the slowest took " << slowest.count() << " s\n";
}

}  // namespace
}  // namespace bkm::syntax
