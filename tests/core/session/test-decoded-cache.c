/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-decoded-cache.h"

#include "studio-session-fixture.h"
#include "studio-test-support.h"

typedef StudioSessionFixture Fixture;

static gint64
make_image (Fixture *fixture, guint32 seed)
{
  g_autoptr (StudioRequest) request = studio_service_fixture_new_request (seed);
  g_autoptr (StudioJob) job = studio_job_new (
      request, fixture->service.library, fixture->service.clock, NULL);

  studio_job_run (job, fixture->service.client, NULL);
  studio_service_fixture_wait_for_job (job);
  g_assert_cmpint (studio_job_get_state (job), ==, STUDIO_RECORD_KEPT);
  return studio_job_get_record_id (job);
}

static GdkPixbuf *
new_image (int height)
{
  return gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 25, height);
}

/* It never holds more than it may; what was looked at last stays. */
static void
test_bounded (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioDecodedCache *cache = studio_decoded_cache_new (fixture->session, 250);
  g_autoptr (GdkPixbuf) image = new_image (1);
  g_autoptr (GdkPixbuf) large = new_image (4);

  studio_decoded_cache_insert (cache, 1, image);
  studio_decoded_cache_insert (cache, 2, image);
  g_assert_true (studio_decoded_cache_lookup (cache, 1) == image);
  studio_decoded_cache_insert (cache, 3, image);
  g_assert_null (studio_decoded_cache_lookup (cache, 2));
  g_assert_nonnull (studio_decoded_cache_lookup (cache, 1));
  g_assert_cmpuint (studio_decoded_cache_get_n_bytes (cache), ==, 200);
  studio_decoded_cache_insert (cache, 1, large);
  g_assert_null (studio_decoded_cache_lookup (cache, 1));
  studio_decoded_cache_remove (cache, 3);
  studio_decoded_cache_remove (cache, 99);
  g_assert_cmpuint (studio_decoded_cache_get_n_bytes (cache), ==, 0);
  studio_test_assert_finalized (cache);
}

typedef struct
{
  gint64 ids[4];
  guint n;
} Decoded;

static void
note_cb (Decoded *decoded, gint64 id)
{
  if (decoded->n < G_N_ELEMENTS (decoded->ids))
    decoded->ids[decoded->n++] = id;
}

static gboolean
has_two (gpointer decoded)
{
  return ((Decoded *) decoded)->n == 2;
}

/* What is wanted is decoded in that order; what is no image of the library is passed over. */
static void
test_ahead (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioDecodedCache *cache = studio_decoded_cache_new (fixture->session,
                                                        STUDIO_DECODED_CACHE_BYTES);
  gint64 one = make_image (fixture, 5);
  gint64 two = make_image (fixture, 6);
  const gint64 wanted[] = { two, 0, 987654, one };
  Decoded decoded = { 0 };

  g_signal_connect_swapped (cache, "decoded", G_CALLBACK (note_cb), &decoded);
  studio_decoded_cache_want (cache, wanted, G_N_ELEMENTS (wanted));
  g_assert_null (studio_decoded_cache_lookup (cache, one));
  studio_test_wait_until (has_two, &decoded);
  g_assert_cmpint (decoded.ids[0], ==, two);
  g_assert_cmpint (decoded.ids[1], ==, one);
  g_assert_cmpint (gdk_pixbuf_get_width (studio_decoded_cache_lookup (cache, one)), >, 0);

  studio_decoded_cache_want (cache, wanted, G_N_ELEMENTS (wanted));
  studio_test_drain ();
  g_assert_cmpuint (decoded.n, ==, 2);
  studio_test_assert_finalized (cache);
}

/* One that goes while it decodes tells nobody. */
static void
test_gone (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioDecodedCache *cache = studio_decoded_cache_new (fixture->session,
                                                        STUDIO_DECODED_CACHE_BYTES);
  gint64 one = make_image (fixture, 5);

  studio_decoded_cache_want (cache, &one, 1);
  g_object_run_dispose (G_OBJECT (cache));
  studio_test_assert_finalized (cache);
}

/* The session's own takes over what a job of its queue has decoded. */
static void
test_jobs (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioDecodedCache *cache = studio_session_get_decoded_cache (fixture->session);
  StudioQueue *queue = studio_session_get_queue (fixture->session);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_true (studio_session_get_decoded_cache (fixture->session) == cache);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (StudioRequest) request = studio_service_fixture_new_request (i + 1);
      StudioJob *job = studio_job_new (
          request, fixture->service.library, fixture->service.clock, NULL);
      g_ptr_array_add (jobs, job);
      studio_job_set_preview (job, TRUE);
      studio_job_run (job, fixture->service.client, NULL);
      studio_service_fixture_wait_for_job (job);
      g_assert_nonnull (studio_job_get_pixbuf (job));
      g_signal_emit_by_name (queue, "job-ended", job);
      g_assert_true (studio_decoded_cache_lookup (cache, studio_job_get_record_id (job))
                     == studio_job_get_pixbuf (job));
    }
  StudioJob *first = g_ptr_array_index (jobs, 0);
  g_assert_null (studio_job_get_pixbuf (first));
  g_assert_cmpint (studio_job_get_n_rows (first), ==, 0);
  g_assert_nonnull (studio_job_get_pixbuf (g_ptr_array_index (jobs, 1)));
  g_assert_nonnull (studio_decoded_cache_lookup (cache, studio_job_get_record_id (first)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/decoded-cache/bounded",
              Fixture,
              NULL,
              studio_session_fixture_set_up,
              test_bounded,
              studio_session_fixture_tear_down);
  g_test_add ("/decoded-cache/ahead",
              Fixture,
              NULL,
              studio_session_fixture_set_up,
              test_ahead,
              studio_session_fixture_tear_down);
  g_test_add ("/decoded-cache/gone",
              Fixture,
              NULL,
              studio_session_fixture_set_up,
              test_gone,
              studio_session_fixture_tear_down);
  g_test_add ("/decoded-cache/jobs",
              Fixture,
              NULL,
              studio_session_fixture_set_up,
              test_jobs,
              studio_session_fixture_tear_down);
  return g_test_run ();
}
