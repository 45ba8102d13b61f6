/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-sink.h"

#include <gio/gio.h>

static void test_sink_iface_init (StudioImageSinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSink,
                               test_sink,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_IMAGE_SINK, test_sink_iface_init))

static gboolean
fail_if (TestSink *self, gboolean fail, GError **error)
{
  if (fail && self->failure != NULL)
    g_propagate_error (error, g_error_copy (self->failure));
  else if (fail)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full");
  return !fail;
}

static gboolean
test_sink_begin (StudioImageSink *sink, guint index, GError **error)
{
  TestSink *self = TEST_SINK (sink);
  g_assert_cmpuint (index, ==, self->images->len);
  g_assert_cmpuint (index, ==, self->n_ended);
  self->thread = g_thread_self ();
  if (self->before_begin != NULL)
    self->before_begin (self->before_begin_data);
  g_ptr_array_add (self->images, g_byte_array_new ());
  return fail_if (self, self->fail_begin, error);
}

static gboolean
test_sink_write (StudioImageSink *sink, const guint8 *bytes, gsize size, GError **error)
{
  TestSink *self = TEST_SINK (sink);
  g_assert_cmpuint (size, >, 0);
  g_assert_cmpuint (self->images->len, ==, self->n_ended + 1);
  g_byte_array_append (g_ptr_array_index (self->images, self->n_ended), bytes, (guint) size);
  return fail_if (self, self->fail_write, error);
}

static gboolean
test_sink_end (StudioImageSink *sink, GError **error)
{
  TestSink *self = TEST_SINK (sink);
  self->n_ended++;
  g_assert_cmpuint (self->images->len, ==, self->n_ended);
  return fail_if (self, self->fail_end, error);
}

static void
test_sink_iface_init (StudioImageSinkInterface *iface)
{
  iface->begin = test_sink_begin;
  iface->write = test_sink_write;
  iface->end = test_sink_end;
}

static void
test_sink_finalize (GObject *object)
{
  g_ptr_array_unref (TEST_SINK (object)->images);
  g_clear_error (&TEST_SINK (object)->failure);
  G_OBJECT_CLASS (test_sink_parent_class)->finalize (object);
}

static void
test_sink_class_init (TestSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_sink_finalize;
}

static void
test_sink_init (TestSink *self)
{
  self->images = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
}

TestSink *
test_sink_new (void)
{
  return g_object_new (TEST_TYPE_SINK, NULL);
}
