/*
 * Preloaded into a program, it makes writes to files of WATCHED_FOLDER fail as long as the file TROUBLE_FILE
 * says how: "full", "broken" (input or output), "unsynced" (only syncs fail) or "read-only".
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define LONGEST 4096

static int is_watched(int file) {
	char link[64], path[LONGEST];
	const char *folder = getenv("WATCHED_FOLDER");
	snprintf(link, sizeof link, "/proc/self/fd/%d", file);
	ssize_t length = readlink(link, path, sizeof path - 1);
	return folder && length > 0 && strncmp(path, folder, strlen(folder)) == 0;
}

/* The error that a write, or a sync, has to end with; 0: none. */
static int trouble(int file, int is_sync) {
	char word[16] = "";
	if (!is_watched(file)) return 0;
	int told = open(getenv("TROUBLE_FILE"), O_RDONLY);
	if (told < 0) return 0;
	ssize_t length = read(told, word, sizeof word - 1);
	close(told);
	if (length <= 0) return 0;
	if (strcmp(word, "broken") == 0) return EIO;
	if (is_sync) return strcmp(word, "unsynced") == 0 ? EIO : 0;
	if (strcmp(word, "full") == 0) return ENOSPC;
	return strcmp(word, "read-only") == 0 ? EROFS : 0;
}

#define FAILING(type, name, parameters, arguments, is_sync)                    \
	type name parameters {                                                     \
		type(*next) parameters = dlsym(RTLD_NEXT, #name);                      \
		int error = trouble(file, is_sync);                                    \
		if (error == 0) return next arguments;                                 \
		errno = error;                                                         \
		return -1;                                                             \
	}

FAILING(ssize_t, write, (int file, const void *bytes, size_t size), (file, bytes, size), 0)
FAILING(ssize_t, pwrite, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at), 0)
FAILING(ssize_t, pwrite64, (int file, const void *bytes, size_t size, off64_t at), (file, bytes, size, at), 0)
FAILING(int, fsync, (int file), (file), 1)
FAILING(int, fdatasync, (int file), (file), 1)
