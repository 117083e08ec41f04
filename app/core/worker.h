// A thread for work that takes longer than somebody who waits should notice: one job after the other, in the order
// in which they came. Made and destroyed by its owner; post() from any thread. A job must not throw. At the end
// the job at hand is finished, and those that were not begun are dropped.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace socklens {

class Worker {
public:
    using Job = std::function<void()>;

    Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker();

    void post(Job job);

private:
    void run(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;
    std::jthread m_thread;   // the last: it uses the others
};

}   // namespace socklens
