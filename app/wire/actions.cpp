#include "app/wire/actions.h"

namespace socklens::wire {

namespace {

/// No setting takes more than a page at once.
constexpr std::size_t longestSetting = 4096;

struct ActionWriter {
    Action& message;

    void operator()(const socklens::SendSignal& action) const {
        write(*message.mutable_send_signal()->mutable_target(), action.target);
        message.mutable_send_signal()->set_signal(action.signal);
    }
    void operator()(const CloseGracefully& action) const {
        write(*message.mutable_close_gracefully()->mutable_socket(), action.socket);
        write(*message.mutable_close_gracefully()->mutable_holder(), action.holder);
    }
    void operator()(const Abort& action) const {
        write(*message.mutable_abort()->mutable_socket(), action.socket);
        if (action.holder) write(*message.mutable_abort()->mutable_holder(), *action.holder);
    }
    void operator()(const Release& action) const { write(*message.mutable_release(), action.socket); }
    void operator()(const socklens::SetSysctl& action) const {
        message.mutable_set_sysctl()->set_setting(unsignedNumber(action.setting));
        message.mutable_set_sysctl()->set_value(action.value);
        message.mutable_set_sysctl()->set_keep(action.keep);
    }
    void operator()(const socklens::UndoSysctl& action) const {
        message.mutable_undo_sysctl()->set_setting(unsignedNumber(action.setting));
    }
};

struct QueryWriter {
    Ask& message;

    void operator()(const ProcessQuery& query) const { write(*message.mutable_process(), query.process); }
    void operator()(const SocketOptionsQuery& query) const {
        write(*message.mutable_socket_options()->mutable_socket(), query.socket);
        write(*message.mutable_socket_options()->mutable_holder(), query.holder);
    }
    void operator()(const SysctlsQuery& /*all*/) const { message.mutable_sysctls(); }
    void operator()(const TrialBindQuery& query) const {
        message.mutable_trial_bind()->set_address(toWire(query.address));
        message.mutable_trial_bind()->set_port(number(query.port));
        message.mutable_trial_bind()->set_protocol(unsignedNumber(query.protocol));
    }
    void operator()(const TcpInfoQuery& query) const { write(*message.mutable_tcp_info(), query.socket); }
};

TrialBindQuery read(const TrialBind& message, Check& check) {
    TrialBindQuery query;
    query.address = addressFromWire(message.address(), check);
    check.require(message.port() <= UINT16_MAX);
    query.port = static_cast<Port>(message.port());
    enumFromWire(message.protocol(), query.protocol, Protocol::Tcp, Protocol::Udp, check);
    return query;
}

}   // namespace

void write(Action& message, const socklens::Action& action) {
    std::visit(ActionWriter{message}, action);
}

socklens::Action read(const Action& message, Check& check) {
    switch (message.action_case()) {
    case Action::kSendSignal:
        return socklens::SendSignal{read(message.send_signal().target(), check), message.send_signal().signal()};
    case Action::kCloseGracefully:
        return CloseGracefully{read(message.close_gracefully().socket(), check),
                               read(message.close_gracefully().holder(), check)};
    case Action::kAbort: {
        Abort abort{read(message.abort().socket(), check), {}};
        if (message.abort().has_holder()) abort.holder = read(message.abort().holder(), check);
        return abort;
    }
    case Action::kRelease: return Release{read(message.release(), check)};
    case Action::kSetSysctl:
        check.require(message.set_sysctl().value().size() <= longestSetting);
        return socklens::SetSysctl{sysctlFromWire(message.set_sysctl().setting(), check),
                                   message.set_sysctl().value(), message.set_sysctl().keep()};
    case Action::kUndoSysctl: return socklens::UndoSysctl{sysctlFromWire(message.undo_sysctl().setting(), check)};
    case Action::ACTION_NOT_SET: break;
    }
    check.require(false);
    return {};
}

void write(Ask& message, const Query& query) {
    std::visit(QueryWriter{message}, query);
}

Query read(const Ask& message, Check& check) {
    switch (message.query_case()) {
    case Ask::kProcess: return ProcessQuery{read(message.process(), check)};
    case Ask::kSocketOptions:
        return SocketOptionsQuery{read(message.socket_options().socket(), check),
                                  read(message.socket_options().holder(), check)};
    case Ask::kSysctls: return SysctlsQuery{};
    case Ask::kTrialBind: return read(message.trial_bind(), check);
    case Ask::kTcpInfo: return TcpInfoQuery{read(message.tcp_info(), check)};
    case Ask::QUERY_NOT_SET: break;
    }
    check.require(false);
    return {};
}

}   // namespace socklens::wire
