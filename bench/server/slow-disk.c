/*
 * Preloaded into a program, it makes every sync of a file take ten milliseconds longer as long as there
 * is a file SLOW_DISK_WHILE: a disk as schools have it, on a machine whose own is too kind.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int slowly(int result) {
	const char *sign = getenv("SLOW_DISK_WHILE");
	const struct timespec delay = {0, 10 * 1000 * 1000};
	if (sign && access(sign, F_OK) == 0) nanosleep(&delay, NULL);
	return result;
}

#define SLOW(name)                                                             \
	int name(int file) {                                                       \
		int (*next)(int) = dlsym(RTLD_NEXT, #name);                            \
		return slowly(next(file));                                             \
	}

SLOW(fsync)
SLOW(fdatasync)
