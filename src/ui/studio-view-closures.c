/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-view-closures.h"

#include "studio-shared-closures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * studio_view_zoom:
 * @self: unused
 * @zoom: 1 for 100 %
 *
 * Returns: (transfer full): such as "74 %"
 */
char *
studio_view_zoom (gpointer self G_GNUC_UNUSED, double zoom)
{
  /* Translators: how large the image is shown */
  return g_strdup_printf (_ ("%d %%"), (int) round (zoom * 100));
}

/**
 * studio_view_state_icon:
 * @state: how far a job is
 *
 * Returns: (transfer none): the name of an icon that says so without colour
 */
const char *
studio_view_state_icon (StudioRecordState state)
{
  switch (state)
    {
    case STUDIO_RECORD_QUEUED:
      return "document-open-recent-symbolic";
    case STUDIO_RECORD_SENT:
    case STUDIO_RECORD_RECEIVING:
      return "content-loading-symbolic";
    case STUDIO_RECORD_KEPT:
      return "image-x-generic-symbolic";
    case STUDIO_RECORD_REFUSED:
      return "action-unavailable-symbolic";
    case STUDIO_RECORD_FAILED:
      return "dialog-warning-symbolic";
    case STUDIO_RECORD_CANCELLED:
      return "process-stop-symbolic";
    case STUDIO_RECORD_UNKNOWN:
    default:
      return "studio-question-symbolic";
    }
}

/**
 * studio_view_state_is_under_way:
 * @state: how far a job is
 *
 * Returns: whether something is still going to happen by itself
 */
gboolean
studio_view_state_is_under_way (StudioRecordState state)
{
  return state == STUDIO_RECORD_QUEUED || state == STUDIO_RECORD_SENT
         || state == STUDIO_RECORD_RECEIVING;
}

/**
 * studio_view_wait:
 * @self: unused
 * @state: how far the job is
 * @reason: what it is held back for
 * @wait_us: for how long
 * @elapsed_us: how long it has been under way
 *
 * Returns: (transfer full): the line under the state: what is waited for, and how long
 */
char *
studio_view_wait (gpointer self G_GNUC_UNUSED,
                  StudioRecordState state,
                  StudioWaitReason reason,
                  gint64 wait_us,
                  gint64 elapsed_us)
{
  if (state != STUDIO_RECORD_QUEUED)
    return studio_format_seconds (elapsed_us);
  if (reason == STUDIO_WAIT_LIMIT)
    /* Translators: the service allows so many requests a minute; the next may go in so long */
    return g_strdup_printf (_ ("The limit allows the next one in %d s"),
                            studio_round_seconds (wait_us));
  if (reason == STUDIO_WAIT_CONNECTION)
    /* Translators: the service could not be reached */
    return g_strdup_printf (_ ("No connection; trying again in %d s"),
                            studio_round_seconds (wait_us));
  if (reason == STUDIO_WAIT_PAUSED)
    return g_strdup (_ ("The queue is paused"));
  return g_strdup (_ ("After the ones before it"));
}

/**
 * studio_view_unfinished:
 * @n_under_way: how many jobs are on their way, at least one
 * @n_waiting: how many wait to be sent
 *
 * Returns: (transfer full): what becomes of them where the window is closed now; of money only
 *   where it is at stake
 */
char *
studio_view_unfinished (guint n_under_way, guint n_waiting)
{
  g_autofree char *made = g_strdup_printf (ngettext ("%'u image is still being made. It may be "
                                                     "billed, and would not be kept.",
                                                     "%'u images are still being made. They may be "
                                                     "billed, and would not be kept.",
                                                     n_under_way),
                                           n_under_way);
  if (n_waiting == 0)
    return g_steal_pointer (&made);
  g_autofree char *kept = g_strdup_printf (
      ngettext ("%'u more waits, and will wait again the next time.",
                "%'u more wait, and will wait again the next time.",
                n_waiting),
      n_waiting);
  return g_strdup_printf ("%s\n%s", made, kept);
}

/**
 * studio_view_waited:
 * @n_waiting: how many images waited when the program ended, at least one
 *
 * Returns: (transfer full): that they did
 */
char *
studio_view_waited (guint n_waiting)
{
  return g_strdup_printf (ngettext ("%'u image was waiting when Ultra Studio was closed",
                                    "%'u images were waiting when Ultra Studio was closed",
                                    n_waiting),
                          n_waiting);
}

/**
 * studio_view_job_figures:
 * @state: how far the job is
 * @elapsed_us: how long it has been under way
 * @usual_us: how long one usually takes, 0 for unknown
 * @request: what is asked for
 *
 * Returns: (transfer full): such as "4.2 s, usually 9 s · 1:1 · seed 7"
 */
char *
studio_view_job_figures (StudioRecordState state,
                         gint64 elapsed_us,
                         gint64 usual_us,
                         StudioRequest *request)
{
  const char *ratio = studio_aspect_ratio_to_string (studio_request_get_aspect_ratio (request));
  guint32 seed = studio_request_get_seed (request);

  if (state == STUDIO_RECORD_QUEUED)
    /* Translators: aspect ratio and seed of an image that waits */
    return g_strdup_printf (_ ("%s · seed %u"), ratio, seed);
  g_autofree char *time = studio_view_elapsed (elapsed_us, usual_us);
  /* Translators: elapsed time, aspect ratio and seed of an image under way */
  return g_strdup_printf (_ ("%s · %s · seed %u"), time, ratio, seed);
}

/**
 * studio_view_elapsed:
 * @elapsed_us: how long a job has been under way
 * @usual_us: how long one usually takes, 0 for unknown
 *
 * Nobody knows how long this one takes, so what is told is how long the last ones took.
 *
 * Returns: (transfer full): such as "4.2 s, usually 9 s"
 */
char *
studio_view_elapsed (gint64 elapsed_us, gint64 usual_us)
{
  g_autofree char *time = studio_format_seconds (elapsed_us);

  if (usual_us < G_USEC_PER_SEC)
    return g_steal_pointer (&time);
  /* Translators: how long an image has been under way, and how long one usually takes */
  return g_strdup_printf (_ ("%s, usually %d s"), time, studio_round_seconds (usual_us));
}

static void
add_count (GString *text, char *part)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
  g_free (part);
}

/**
 * studio_view_run_result:
 * @tally: what became of the images of one press of Generate
 *
 * Returns: (transfer full): such as "3 of 4 kept, 1 refused"
 */
char *
studio_view_run_result (const StudioRunTally *tally)
{
  GString *text = g_string_new (NULL);

  add_count (text, g_strdup_printf (_ ("%'u of %'u kept"), tally->n_kept, tally->n_all));
  if (tally->n_refused > 0)
    add_count (text,
               g_strdup_printf (ngettext ("%'u refused", "%'u refused", tally->n_refused),
                                tally->n_refused));
  if (tally->n_failed > 0)
    add_count (
        text,
        g_strdup_printf (ngettext ("%'u failed", "%'u failed", tally->n_failed), tally->n_failed));
  if (tally->n_cancelled > 0)
    add_count (text,
               g_strdup_printf (ngettext ("%'u cancelled", "%'u cancelled", tally->n_cancelled),
                                tally->n_cancelled));
  return g_string_free (text, FALSE);
}

/**
 * studio_view_wait_on_stamp:
 * @self: unused
 * @reason: what a job that is not sent waits for
 * @wait_us: for how long still, microseconds
 *
 * Returns: (transfer full): as studio_closure_wait_title(), in words that fit below each other
 */
char *
studio_view_wait_on_stamp (gpointer self G_GNUC_UNUSED, StudioWaitReason reason, gint64 wait_us)
{
  if (reason != STUDIO_WAIT_CONNECTION)
    return studio_closure_wait_title (NULL, reason, wait_us);
  /* Translators: the service could not be reached; on a stamp that is three lines high and takes
   * some twelve letters a line */
  return g_strdup_printf (_ ("No connection, again in %d s"), studio_round_seconds (wait_us));
}

/**
 * studio_view_pixels:
 * @self: unused
 * @ratio: the aspect ratio that was asked for
 * @width: pixels across
 * @height: pixels down
 *
 * Returns: (transfer full): such as "21:9 · 1536 × 640"
 */
char *
studio_view_pixels (gpointer self G_GNUC_UNUSED, StudioAspectRatio ratio, int width, int height)
{
  if (width <= 0 || height <= 0)
    return g_strdup (studio_aspect_ratio_to_string (ratio));
  /* Translators: aspect ratio, width, height in pixels */
  return g_strdup_printf (_ ("%s · %d × %d"), studio_aspect_ratio_to_string (ratio), width, height);
}

/**
 * studio_view_made:
 * @self: unused
 * @created_us: real time in microseconds since 1970
 * @duration_us: how long it took, 0 where not known
 *
 * Returns: (transfer full): such as "22 Nov 2026, 14:03 · 8.7 s", in local time
 */
char *
studio_view_made (gpointer self G_GNUC_UNUSED, gint64 created_us, gint64 duration_us)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (created_us / G_USEC_PER_SEC);
  if (created_us <= 0 || made == NULL)
    return g_strdup ("");

  /* Translators: a date and time, see g_date_time_format() */
  g_autofree char *date = g_date_time_format (made, _ ("%-e %b %Y, %H:%M"));
  if (duration_us <= 0)
    return g_steal_pointer (&date);
  g_autofree char *duration = studio_format_seconds (duration_us);
  /* Translators: when an image was made, and how long that took */
  return g_strdup_printf (_ ("%s · %s"), date, duration);
}

/**
 * studio_view_file:
 * @self: unused
 * @format: what the file is
 * @n_bytes: its size
 *
 * Returns: (transfer full): such as "PNG, 1.9 MB"
 */
char *
studio_view_file (gpointer self G_GNUC_UNUSED, StudioOutputFormat format, gint64 n_bytes)
{
  g_autofree char *name = g_ascii_strup (studio_output_format_to_string (format), -1);
  g_autofree char *size = g_format_size ((guint64) MAX (n_bytes, 0));
  /* Translators: kind and size of a file */
  return g_strdup_printf (_ ("%s, %s"), name, size);
}

/**
 * studio_view_seed:
 * @self: unused
 * @seed: a seed
 *
 * Returns: (transfer full): its digits, ungrouped, as they can be typed
 */
char *
studio_view_seed (gpointer self G_GNUC_UNUSED, guint seed)
{
  return g_strdup_printf ("%u", seed);
}

/**
 * studio_view_n_images:
 * @self: unused
 * @n_images: how many
 *
 * Returns: (transfer full): such as "1,508 images"
 */
char *
studio_view_n_images (gpointer self G_GNUC_UNUSED, guint n_images)
{
  return g_strdup_printf (ngettext ("%'u image", "%'u images", n_images), n_images);
}

/**
 * studio_view_n_selected:
 * @self: unused
 * @n_selected: how many
 *
 * Returns: (transfer full): such as "3 selected"
 */
char *
studio_view_n_selected (gpointer self G_GNUC_UNUSED, guint n_selected)
{
  return g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
}

/**
 * studio_view_image_name:
 * @self: unused
 * @prompt: (nullable): the prompt
 * @ratio: the aspect ratio
 * @starred: whether it has a star
 *
 * Returns: (transfer full): the accessible name of an image
 */
char *
studio_view_image_name (gpointer self G_GNUC_UNUSED,
                        const char *prompt,
                        StudioAspectRatio ratio,
                        gboolean starred)
{
  g_autofree char *line = studio_closure_first_line (NULL, prompt);
  const char *shape = studio_aspect_ratio_to_string (ratio);
  if (*line == '\0')
    return g_strdup (_ ("Image"));
  /* Translators: read out for an image: the prompt and the aspect ratio */
  return starred ? g_strdup_printf (_ ("%s, %s, starred"), line, shape)
                 : g_strdup_printf (_ ("%s, %s"), line, shape);
}

/**
 * studio_view_negative:
 * @self: unused
 * @negative_prompt: (nullable): what was to be left out
 *
 * Returns: (transfer full): with a dash before it, empty for none
 */
char *
studio_view_negative (gpointer self G_GNUC_UNUSED, const char *negative_prompt)
{
  if (negative_prompt == NULL || *negative_prompt == '\0')
    return g_strdup ("");
  /* Translators: what the image should not show, after a dash that stands for “without” */
  return g_strdup_printf (_ ("− %s"), negative_prompt);
}

/**
 * studio_view_star_icon:
 * @self: unused
 * @starred: whether there is a star
 *
 * Returns: (transfer full): the icon's name
 */
char *
studio_view_star_icon (gpointer self G_GNUC_UNUSED, gboolean starred)
{
  return g_strdup (starred ? "starred-symbolic" : "studio-star-outline-symbolic");
}

/**
 * studio_view_star_label:
 * @self: unused
 * @starred: whether there is a star
 *
 * Returns: (transfer full): what pressing the button does
 */
char *
studio_view_star_label (gpointer self G_GNUC_UNUSED, gboolean starred)
{
  return g_strdup (starred ? _ ("Remove Star") : _ ("Add Star"));
}

/**
 * studio_view_month:
 * @created_us: real time in microseconds since 1970
 *
 * Returns: (transfer full): such as "November 2026", in local time
 */
char *
studio_view_month (gint64 created_us)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (created_us / G_USEC_PER_SEC);
  /* Translators: a month and year alone, see g_date_time_format() */
  return made == NULL ? g_strdup ("") : g_date_time_format (made, _ ("%OB %Y"));
}
