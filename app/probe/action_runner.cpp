#include "app/probe/action_runner.h"

#include "app/probe/process_signal.h"

namespace socklens {

ActionRunner::ActionRunner(Options options, Capabilities capabilities)
    : m_options(std::move(options)), m_capabilities(std::move(capabilities)) {}

ActionResults ActionRunner::run(const Actions& actions) {
    struct Visitor {
        ActionRunner& runner;
        ActionResult operator()(const SendSignal& signal) const {
            return sendSignal(signal, runner.m_options.procRoot, runner.m_options.patience, runner.m_capabilities);
        }
        ActionResult operator()(const CloseGracefully& /*close*/) const { return {Outcome::Impossible, {}}; }
        ActionResult operator()(const Abort& /*abort*/) const { return {Outcome::Impossible, {}}; }
        ActionResult operator()(const Release& /*release*/) const { return {Outcome::Impossible, {}}; }
        ActionResult operator()(const SetSysctl& /*set*/) const { return {Outcome::Impossible, {}}; }
        ActionResult operator()(const UndoSysctl& /*undo*/) const { return {Outcome::Impossible, {}}; }
    };
    ActionResults results;
    results.reserve(actions.size());
    for (const Action& action : actions) results.push_back(std::visit(Visitor{*this}, action));
    return results;
}

}   // namespace socklens
