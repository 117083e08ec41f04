#include "app/probe/action_runner.h"

#include "app/probe/process_signal.h"
#include "app/probe/socket_actions.h"

namespace socklens {

ActionRunner::ActionRunner(Options options, Capabilities capabilities)
    : m_options(std::move(options)), m_capabilities(std::move(capabilities)) {}

ActionResults ActionRunner::run(const Actions& actions) {
    struct Visitor {
        ActionRunner& runner;
        SocketActions& sockets;
        SocketStep operator()(const SendSignal& signal) const {
            return sendSignal(signal, runner.m_options.procRoot, runner.m_options.patience, runner.m_capabilities);
        }
        SocketStep operator()(const CloseGracefully& close) const { return sockets.close(close); }
        SocketStep operator()(const Abort& abort) const { return sockets.abort(abort); }
        SocketStep operator()(const Release& release) const { return sockets.release(release); }
        SocketStep operator()(const SetSysctl& set) const { return runner.sysctls().set(set); }
        SocketStep operator()(const UndoSysctl& undo) const { return runner.sysctls().undo(undo); }
    };
    SocketActions sockets(m_options.procRoot, m_capabilities);
    const Visitor visitor{*this, sockets};
    ActionResults results(actions.size());
    DestroyBatch batch;
    for (std::size_t at = 0; at < actions.size(); ++at) {
        const bool mayWait =
            std::holds_alternative<Abort>(actions[at]) || std::holds_alternative<Release>(actions[at]);
        if (!mayWait) batch.run(results);   // actions take effect in their order
        SocketStep step = std::visit(visitor, actions[at]);
        if (auto* destruction = std::get_if<Destruction>(&step))
            batch.add(at, *destruction);
        else
            results[at] = std::get<ActionResult>(std::move(step));
    }
    batch.run(results);
    return results;
}

}   // namespace socklens
