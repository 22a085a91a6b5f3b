#include "compiler/interpret/explain_share.hpp"

namespace bkm::interpret {

using namespace plan;

namespace {

using Bound = ShareReason::Bound;

// Of a pot that is paid back, bounds and steps are sizes as well: everything here is a size.
class Shared {
 public:
  Shared(const Split& split, const Division& division) : split_(split), division_(division), sign_(division.pot.number < 0 ? -1 : 1) {
    for (std::size_t i = 0; i < division.receivers.size(); ++i) {
      weights_ += weight(i);
      if (!full(i)) open_ += part(i), open_weights_ += weight(i);
    }
  }

  ShareReason reason(std::size_t i) const {
    ShareReason reason;
    reason.proportion = weights_ == 0 ? Rational(0) : Rational(sign_ * division_.pot.number * weight(i) / weights_);
    const ShareReason::Dealt dealt = this->dealt(i);
    const Rational own = part(i);
    if (at_low(i) && (dealt.share < own || reason.proportion < own)) reason.bound = Bound::low;
    if (at_high(i) && (dealt.share > own || reason.proportion > own)) reason.bound = Bound::high;
    const bool at_once = (reason.bound == Bound::low && reason.proportion < own) || (reason.bound == Bound::high && reason.proportion > own);
    if (!at_once && differ(dealt.share, reason.proportion)) reason.dealt = dealt;
    reason.gets_step = !split_.exact && reason.bound == Bound::none && own > dealt.share;
    return signed_as_pot(std::move(reason));
  }

 private:
  const Rational& weight(std::size_t i) const { return division_.receivers[i].weight; }
  Rational part(std::size_t i) const { return sign_ * division_.shares.parts[i]; }
  Rational in_steps(const Rational& bound, Rounding mode) const { return split_.exact ? bound : round_to(bound, split_.step, mode); }
  bool at_low(std::size_t i) const { return division_.receivers[i].low && part(i) == in_steps(*division_.receivers[i].low, Rounding::away); }
  bool at_high(std::size_t i) const { return division_.receivers[i].high && part(i) == in_steps(*division_.receivers[i].high, Rounding::toward); }
  bool full(std::size_t i) const { return weight(i) == 0 || at_low(i) || at_high(i); }
  // Steps that are left over are no other division.
  bool differ(const Rational& a, const Rational& b) const { return split_.exact ? a != b : abs(Rational(a - b)) >= split_.step; }

  // What would be the share without its own bound, where the others are.
  ShareReason::Dealt dealt(std::size_t i) const {
    ShareReason::Dealt dealt{weight(i), open_weights_, open_, 0};
    if (full(i)) dealt.weights += weight(i), dealt.pot += part(i) + sign_ * division_.shares.rest;
    if (dealt.weights != 0) dealt.share = dealt.pot * dealt.weight / dealt.weights;
    return dealt;
  }

  ShareReason signed_as_pot(ShareReason reason) const {
    reason.proportion *= sign_;
    if (reason.dealt) reason.dealt->pot *= sign_, reason.dealt->share *= sign_;
    return reason;
  }

  const Split& split_;
  const Division& division_;
  int sign_;
  Rational weights_ = 0, open_ = 0, open_weights_ = 0;
};

}  // namespace

ShareReason reason_of_share(const Split& split, const Division& division, std::size_t receiver) { return Shared(split, division).reason(receiver); }

}  // namespace bkm::interpret
