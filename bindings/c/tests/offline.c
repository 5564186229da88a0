/* Runs the whole job under a system-call filter that kills the process at the first socket call. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <tidewaiter.h>
#include <unistd.h>

#define REFUSE(call) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)

static int forbid_sockets(void) {
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        REFUSE(SYS_socket), REFUSE(SYS_socketpair), REFUSE(SYS_connect), REFUSE(SYS_bind),
        REFUSE(SYS_sendto), REFUSE(SYS_sendmsg), REFUSE(SYS_recvfrom), REFUSE(SYS_recvmsg),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { sizeof rules / sizeof *rules, rules };
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

static tw_bytes text(const char *s) {
    tw_bytes b = { (const uint8_t *)s, strlen(s) };
    return b;
}

static int job(const char *path) {
    static uint8_t content[1 << 20];
    FILE *file = fopen(path, "rb");
    if (!file) return 1;
    tw_bytes document = { content, fread(content, 1, sizeof content, file) };
    fclose(file);
    tw_engine *engine = NULL;
    tw_declaration *declaration = NULL;
    tw_result *report = NULL, *assessment = NULL, *identification = NULL, *commodity = NULL;
    tw_options options = TW_OPTIONS_INIT;
    options.into = text("US");
    options.as_of = text("2024-12-20");
    tw_bytes none = { NULL, 0 };
    return tw_engine_open(NULL, &engine, NULL) < 0
        || tw_declaration_read(engine, document, NULL, &declaration, NULL) < 0
        || tw_check(engine, declaration, &options, &report, NULL) < 0
        || tw_assess_declaration(engine, declaration, &options, &assessment, NULL) < 0
        || tw_identify(engine, none, text("CSQU3054383"), &identification, NULL) < 0
        || tw_look_up(engine, text("950300"), none, &options, &commodity, NULL) < 0;
}

/* 0: ended well; 1: ended badly; 2: killed by the filter; 77: this system has no such filter. */
static int filtered(int use_socket, const char *path) {
    pid_t child = fork();
    if (child == 0) {
        if (forbid_sockets()) _exit(77);
        if (use_socket) _exit(socket(AF_INET, SOCK_STREAM, 0) < 0);
        _exit(job(path));
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? 2 : WEXITSTATUS(status);
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    int control = filtered(1, argv[1]);
    if (control == 77) {
        printf("offline: skipped, this system has no system-call filter\n");
        return EXIT_SUCCESS;
    }
    if (control != 2) {
        fprintf(stderr, "offline: the filter did not stop a socket call, so this test proves nothing\n");
        return EXIT_FAILURE;
    }
    int result = filtered(0, argv[1]);
    if (result) fprintf(stderr, "offline: the job %s\n", result == 2 ? "made a socket call" : "failed");
    return result ? EXIT_FAILURE : EXIT_SUCCESS;
}
