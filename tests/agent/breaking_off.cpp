// For LD_PRELOAD: the kernel breaks off. The first SOCKLENS_RECEIVES datagrams come as ever; after them recvmsg(2)
// says EIO.
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <dlfcn.h>
#include <sys/socket.h>

extern "C" ssize_t recvmsg(int descriptor, msghdr* message, int flags) {
    static const auto real = reinterpret_cast<decltype(&recvmsg)>(dlsym(RTLD_NEXT, "recvmsg"));
    static std::atomic<int> left = std::atoi(std::getenv("SOCKLENS_RECEIVES"));
    if (left-- > 0) return real(descriptor, message, flags);
    errno = EIO;
    return -1;
}
