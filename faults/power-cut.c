/*
 * Preloaded into a program, it keeps in KEPT_FOLDER what a power cut would leave of WATCHED_FOLDER: each file
 * as it was when it was last synced. A file that is removed is there until something is synced.
 * Not shown: pages that the system wrote by itself, and torn ones.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST 4096
#define MOST_REMOVED 64

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char removed[MOST_REMOVED][256];
static int removals;

/* The file's name if it lies in the watched folder. */
static const char *watched(const char *path) {
	const char *folder = getenv("WATCHED_FOLDER");
	size_t length = folder ? strlen(folder) : 0;
	if (length == 0 || strncmp(path, folder, length) != 0 || path[length] != '/') return NULL;
	return path + length + 1;
}

static void kept_path(char *path, const char *prefix, const char *name) {
	snprintf(path, LONGEST, "%s/%s%s", getenv("KEPT_FOLDER"), prefix, name);
}

static void copy(int from, const char *name) {
	static char block[1 << 20];
	char draft[LONGEST], kept[LONGEST];
	kept_path(draft, "draft of ", name);
	kept_path(kept, "", name);
	int to = open(draft, O_CREAT | O_TRUNC | O_WRONLY, 0600);
	if (to < 0) abort();
	off_t at = 0;
	for (ssize_t size; (size = pread(from, block, sizeof block, at)) > 0; at += size)
		if (write(to, block, (size_t)size) != size) abort();
	close(to);
	/* At once, so that a kill in the middle leaves the sync before. */
	rename(draft, kept);
}

static void synced(int file) {
	char link[64], path[LONGEST];
	struct stat about;
	snprintf(link, sizeof link, "/proc/self/fd/%d", file);
	ssize_t length = readlink(link, path, sizeof path - 1);
	if (length <= 0) return;
	path[length] = 0;
	const char *name = watched(path);
	pthread_mutex_lock(&one_at_a_time);
	int (*remove_now)(const char *) = dlsym(RTLD_NEXT, "unlink");
	while (removals > 0) {
		char kept[LONGEST];
		kept_path(kept, "", removed[--removals]);
		remove_now(kept);
	}
	if (name && fstat(file, &about) == 0 && S_ISREG(about.st_mode)) copy(file, name);
	pthread_mutex_unlock(&one_at_a_time);
}

int unlink(const char *path) {
	int (*next)(const char *) = dlsym(RTLD_NEXT, "unlink");
	const char *name = watched(path);
	pthread_mutex_lock(&one_at_a_time);
	if (name && removals < MOST_REMOVED) snprintf(removed[removals++], sizeof removed[0], "%s", name);
	pthread_mutex_unlock(&one_at_a_time);
	return next(path);
}

int fsync(int file) {
	int (*next)(int) = dlsym(RTLD_NEXT, "fsync");
	int result = next(file);
	if (result == 0) synced(file);
	return result;
}

int fdatasync(int file) {
	int (*next)(int) = dlsym(RTLD_NEXT, "fdatasync");
	int result = next(file);
	if (result == 0) synced(file);
	return result;
}
