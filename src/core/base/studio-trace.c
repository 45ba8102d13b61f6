/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-trace.h"

#include "studio-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

struct _StudioTrace
{
  GObject parent_instance;

  int fd;
};

G_DEFINE_FINAL_TYPE (StudioTrace, studio_trace, G_TYPE_OBJECT)

static void
studio_trace_finalize (GObject *object)
{
  StudioTrace *self = STUDIO_TRACE (object);

  if (self->fd >= 0)
    close (self->fd);
  G_OBJECT_CLASS (studio_trace_parent_class)->finalize (object);
}

static void
studio_trace_class_init (StudioTraceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_trace_finalize;
}

static void
studio_trace_init (StudioTrace *self)
{
  self->fd = -1;
}

/**
 * studio_trace_new:
 * @path: the file, appended to
 * @error: return location; %STUDIO_ERROR_STORAGE
 *
 * Returns: (transfer full) (nullable): a trace
 */
StudioTrace *
studio_trace_new (const char *path, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_STORAGE,
                   _ ("The trace “%s” cannot be written: %s."),
                   path,
                   g_strerror (errno));
      return NULL;
    }
  StudioTrace *self = g_object_new (STUDIO_TYPE_TRACE, NULL);
  self->fd = fd;
  return self;
}

/**
 * studio_trace_new_from_environment:
 *
 * Returns: (transfer full) (nullable): the trace that `ULTRA_STUDIO_TRACE` asks for, %NULL where
 *   it is not set or its file cannot be written
 */
StudioTrace *
studio_trace_new_from_environment (void)
{
  const char *path = g_getenv ("ULTRA_STUDIO_TRACE");
  return path == NULL || *path == '\0' ? NULL : studio_trace_new (path, NULL);
}

static void
write_line (StudioTrace *self, const char *line)
{
  /* One write with O_APPEND: lines of several threads and processes never mix. A trace that
   * cannot be written must not disturb what it watches, so a failure is passed over. */
  ssize_t written G_GNUC_UNUSED = write (self->fd, line, strlen (line));
}

/**
 * studio_trace_mark:
 * @self: (nullable): a trace
 * @mark: a dotted name such as `startup.main`
 *
 * Writes that @mark was reached now.
 */
void
studio_trace_mark (StudioTrace *self, const char *mark)
{
  if (self == NULL)
    return;
  g_autofree char *line = g_strdup_printf (
      "{\"t_us\": %" G_GINT64_FORMAT ", \"mark\": \"%s\"}\n", g_get_monotonic_time (), mark);
  write_line (self, line);
}

/**
 * studio_trace_mark_number:
 * @self: (nullable): a trace
 * @mark: a dotted name such as `job.sent`
 * @name: the name of the number, such as `id`
 * @value: the number
 *
 * Writes that @mark was reached now, with one number.
 */
void
studio_trace_mark_number (StudioTrace *self, const char *mark, const char *name, gint64 value)
{
  if (self == NULL)
    return;
  g_autofree char *line = g_strdup_printf ("{\"t_us\": %" G_GINT64_FORMAT
                                           ", \"mark\": \"%s\", \"%s\": %" G_GINT64_FORMAT "}\n",
                                           g_get_monotonic_time (),
                                           mark,
                                           name,
                                           value);
  write_line (self, line);
}

/**
 * studio_trace_mark_times:
 * @self: (nullable): a trace
 * @mark: a dotted name such as `loop.stall`
 * @us: how long something took, microseconds
 * @cpu_us: for how much of that its thread was at work
 *
 * Writes that @mark was reached now, with `us` and `cpu_us`.
 */
void
studio_trace_mark_times (StudioTrace *self, const char *mark, gint64 us, gint64 cpu_us)
{
  if (self == NULL)
    return;
  g_autofree char *line = g_strdup_printf ("{\"t_us\": %" G_GINT64_FORMAT
                                           ", \"mark\": \"%s\", \"us\": %" G_GINT64_FORMAT
                                           ", \"cpu_us\": %" G_GINT64_FORMAT "}\n",
                                           g_get_monotonic_time (),
                                           mark,
                                           us,
                                           cpu_us);
  write_line (self, line);
}
