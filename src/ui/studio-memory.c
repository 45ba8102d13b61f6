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
 * studio_memory_share_heaps:
 *
 * Lets the worker threads share a heap, where the C library would give each its own with holes of
 * its own. To be called before there are threads.
 */
void
studio_memory_share_heaps (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, MAX_HEAPS);
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
