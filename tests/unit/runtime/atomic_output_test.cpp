#include "runtime/settle/atomic_output.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <functional>

#include "tests/unit/runtime/temporary.hpp"

namespace bkm {
namespace {

namespace fs = std::filesystem;

class AtomicOutput : public testing::Test {
 protected:
  TemporaryDirectory above;
  const std::string out = above / "uit";

  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(above.path())) found.push_back(entry.path().filename().string());
    return found;
  }
  std::optional<OutputFault> write(const std::string& name, const std::string& bytes, Existing existing = Existing::refuse) {
    OutputCreated created = OutputDirectory::create(out, existing);
    if (auto* fault = std::get_if<OutputFault>(&created)) return *fault;
    std::get<OutputDirectory>(created).file(name).write(bytes);
    return std::get<OutputDirectory>(created).publish();
  }
};

// Runs `work` in a process of its own; gives how it ended.
int in_child(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

TEST_F(AtomicOutput, PublishedIsComplete) {
  OutputCreated created = OutputDirectory::create(out + "/", Existing::refuse);
  OutputDirectory& output = std::get<OutputDirectory>(created);
  FileWriter& lines = output.file("lines.csv");
  std::string expected;
  for (int i = 0; i < 100'000; ++i) lines.write("a row of text\n"), expected += "a row of text\n";
  lines.write(std::string(1 << 20, 'x'));
  output.file("manifest.json").write("{}");
  EXPECT_FALSE(fs::exists(out));
  EXPECT_FALSE(output.publish());
  EXPECT_EQ(read_bytes(out + "/lines.csv"), expected + std::string(1 << 20, 'x'));
  EXPECT_EQ(read_bytes(out + "/manifest.json"), "{}");
  EXPECT_EQ(names(), std::vector<std::string>{"uit"});
}

TEST_F(AtomicOutput, NotPublishedLeavesNothing) {
  {
    OutputCreated created = OutputDirectory::create(out, Existing::refuse);
    std::get<OutputDirectory>(created).file("lines.csv").write("x");
    EXPECT_EQ(names().size(), 1u);
  }
  EXPECT_TRUE(names().empty());
}

TEST_F(AtomicOutput, AnEmptyDirectoryIsFilled) {
  fs::create_directory(out);
  EXPECT_FALSE(write("a", "1"));
  EXPECT_EQ(read_bytes(out + "/a"), "1");
}

TEST_F(AtomicOutput, FilesAreNotOverwrittenUnasked) {
  fs::create_directory(out);
  write_bytes(out + "/a", "before");
  EXPECT_EQ(write("a", "after")->kind, OutputFaultKind::not_empty);
  EXPECT_EQ(read_bytes(out + "/a"), "before");
}

TEST_F(AtomicOutput, ReplacesAnOutputAsAWhole) {
  ASSERT_FALSE(write("manifest.json", "old"));
  write_bytes(out + "/other", "old");
  EXPECT_FALSE(write("manifest.json", "new", Existing::replace));
  EXPECT_EQ(read_bytes(out + "/manifest.json"), "new");
  EXPECT_FALSE(fs::exists(out + "/other"));
  EXPECT_EQ(names(), std::vector<std::string>{"uit"});
}

TEST_F(AtomicOutput, ReplacesOnlyAnOutput) {
  fs::create_directory(out);
  write_bytes(out + "/photo.jpg", "dear");
  EXPECT_EQ(write("a", "1", Existing::replace)->kind, OutputFaultKind::not_an_output);
  EXPECT_EQ(read_bytes(out + "/photo.jpg"), "dear");
}

TEST_F(AtomicOutput, AFileInThePlaceOfTheDirectory) {
  write_bytes(out, "x");
  EXPECT_EQ(write("a", "1", Existing::replace)->kind, OutputFaultKind::not_a_directory);
}

TEST_F(AtomicOutput, WithoutTheDirectoryAbove) {
  const OutputCreated created = OutputDirectory::create(above / "no/uit", Existing::refuse);
  EXPECT_EQ(std::get<OutputFault>(created).error, ENOENT);
}

TEST_F(AtomicOutput, AFullDiskIsNoticed) {
  FileWriter full("/dev/full");
  full.write("x");
  EXPECT_FALSE(full.fault());
  full.close();
  ASSERT_TRUE(full.fault());
  EXPECT_EQ(full.fault()->error, ENOSPC);
  EXPECT_EQ(full.fault()->path, "/dev/full");
}

// A limit on the size of a file stands in for a disk that fills up half-way.
TEST_F(AtomicOutput, AWriteThatFailsPublishesNothing) {
  const int status = in_child([this] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1 << 20, 1 << 20};
    setrlimit(RLIMIT_FSIZE, &limit);
    const std::optional<OutputFault> fault = write("lines.csv", std::string(2 << 20, 'x'));
    _exit(fault && fault->error == EFBIG ? 7 : 1);
  });
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_TRUE(names().empty());
}

TEST_F(AtomicOutput, AKilledRunLeavesNoDirectoryAndIsSweptUp) {
  const int status = in_child([this] {
    OutputCreated created = OutputDirectory::create(out, Existing::refuse);
    std::get<OutputDirectory>(created).file("lines.csv").write(std::string(1 << 20, 'x'));
    raise(SIGKILL);
  });
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_FALSE(fs::exists(out));
  EXPECT_EQ(names().size(), 1u);
  EXPECT_FALSE(write("a", "1"));
  EXPECT_EQ(names(), std::vector<std::string>{"uit"});
}

TEST_F(AtomicOutput, ARunThatLivesIsLeftAlone) {
  OutputCreated first = OutputDirectory::create(out, Existing::refuse);
  in_child([this] { OutputDirectory::create(out, Existing::refuse); });
  EXPECT_EQ(names().size(), 1u);
  EXPECT_FALSE(std::get<OutputDirectory>(first).publish());
  EXPECT_TRUE(fs::exists(out));
}

// The state of a run killed between the two steps that some network disks need.
TEST_F(AtomicOutput, AnOldOutputIsPutBack) {
  const std::string dead = "999999999";
  fs::create_directory(out + ".old-" + dead);
  write_bytes(out + ".old-" + dead + "/manifest.json", "old");
  fs::create_directory(out + ".partial-" + dead);
  EXPECT_EQ(write("a", "1")->kind, OutputFaultKind::not_empty);
  EXPECT_EQ(read_bytes(out + "/manifest.json"), "old");
  EXPECT_EQ(names(), std::vector<std::string>{"uit"});
}

TEST_F(AtomicOutput, OtherNamesAreLeftAlone) {
  for (const char* name : {"uit.partial-", "uit.partial-x", "uit.partial-999999999x", "andere.partial-999999999"}) fs::create_directory(above / name);
  EXPECT_FALSE(write("a", "1"));
  EXPECT_EQ(names().size(), 5u);
}

}  // namespace
}  // namespace bkm
