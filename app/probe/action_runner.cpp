#include "app/probe/action_runner.h"

#include "app/probe/process_signal.h"
#include "app/probe/socket_actions.h"

namespace socklens {

namespace {

/// Done, or to be finished together with others of its kind.
using Step = std::variant<ActionResult, Destruction, SentSignal>;

template <class... Kinds>
Step stepOf(std::variant<Kinds...> step) {
    return std::visit([](auto& each) { return Step(std::move(each)); }, step);
}

}   // namespace

ActionRunner::ActionRunner(Options options, Capabilities capabilities)
    : m_options(std::move(options)), m_capabilities(std::move(capabilities)) {}

ActionResults ActionRunner::run(const Actions& actions) {
    const NetworkEntrance networks({.procRoot = m_options.procRoot}, m_options.enterNetwork);
    SocketActions sockets(m_options.procRoot, m_capabilities, networks);
    struct Visitor {
        ActionRunner& runner;
        SocketActions& sockets;
        Step operator()(const SendSignal& signal) const {
            return stepOf(sendSignal(signal, runner.m_options.procRoot, runner.m_capabilities));
        }
        Step operator()(const CloseGracefully& close) const { return sockets.close(close); }
        Step operator()(const Abort& abort) const { return stepOf(sockets.abort(abort)); }
        Step operator()(const Release& release) const { return stepOf(sockets.release(release)); }
        Step operator()(const SetSysctl& set) const { return runner.sysctls().set(set); }
        Step operator()(const UndoSysctl& undo) const { return runner.sysctls().undo(undo); }
    };
    ActionResults results(actions.size());
    DestroyBatch destructions(networks);
    SignalBatch signals(m_options.patience, m_options.patienceInAll);
    const auto mayWaitForOthers = [](const Action& action) {
        return std::holds_alternative<Abort>(action) || std::holds_alternative<Release>(action);
    };
    for (std::size_t at = 0; at < actions.size(); ++at) {
        // Actions take effect in their order; only those of one kind go together.
        if (!mayWaitForOthers(actions[at])) destructions.run(results);
        const auto* signal = std::get_if<SendSignal>(&actions[at]);
        if (signal == nullptr || signals.mustRunBefore(signal->target)) signals.run(results);
        Step step = std::visit(Visitor{*this, sockets}, actions[at]);
        if (auto* destruction = std::get_if<Destruction>(&step))
            destructions.add(at, *destruction);
        else if (auto* sent = std::get_if<SentSignal>(&step))
            signals.add(at, std::move(*sent));
        else
            results[at] = std::get<ActionResult>(std::move(step));
    }
    destructions.run(results);
    signals.run(results);
    return results;
}

}   // namespace socklens
