/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-memory.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#define QUIET_MS 250

/* One heap for the main thread and one for all workers. */
#define MAX_HEAPS 2

/* What a frame is painted into: four bytes a pixel of a window of 2560×1440, and half as much for
 * what is drawn apart before. */
#define FRAME_BYTES (16 * 1024 * 1024)
#define KEPT_BYTES (24 * 1024 * 1024)

static gpointer
give_back_thread (G_GNUC_UNUSED gpointer data)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return NULL;
}

static gboolean
quiet_cb (G_GNUC_UNUSED gpointer data)
{
  g_thread_unref (g_thread_new ("give-back", give_back_thread, NULL));
  return G_SOURCE_REMOVE;
}

/**
 * studio_memory_set_up:
 *
 * Lets the worker threads share a heap, where the C library would give each its own with holes of
 * its own; and keeps what a frame was painted into for the next one. GTK asks for it in each frame
 * anew, and the system would have to fill a thousand pages with zeros each time, which takes longer
 * than the painting. To be called before there are threads.
 */
void
studio_memory_set_up (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, MAX_HEAPS);
  mallopt (M_MMAP_THRESHOLD, FRAME_BYTES);
  mallopt (M_TRIM_THRESHOLD, KEPT_BYTES);
#endif
}

/**
 * studio_memory_give_back_later:
 *
 * Gives what is free in the heap back to the system, once, in a thread, when nothing else is to be
 * done. Parsing style sheets, icon themes and templates leaves megabytes of holes that the C
 * library would keep.
 */
void
studio_memory_give_back_later (void)
{
  g_timeout_add_full (G_PRIORITY_LOW, QUIET_MS, quiet_cb, NULL, NULL);
}
