// A launcher: without_sock_diag PROGRAM [ARGUMENT]… runs the program with NETLINK_SOCK_DIAG refused. Needs no
// rights. Ends with 127 if that cannot be done.
#include "tests/support/refuse_sock_diag.h"

#include <cstdio>
#include <unistd.h>

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("usage: without_sock_diag PROGRAM [ARGUMENT]...\n", stderr);
        return 127;
    }
    if (!socklens::test::refuseSockDiag()) {
        std::perror("seccomp");
        return 127;
    }
    execvp(argv[1], argv + 1);
    std::perror(argv[1]);
    return 127;
}
