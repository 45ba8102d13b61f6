/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-shared-closures.h"

#include "studio-file-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUMMARY_MAX_CHARACTERS 120
#define NO_BREAK_SPACE "\xc2\xa0"

/**
 * studio_closure_not:
 * @self: unused
 * @value: a condition
 *
 * Returns: its opposite
 */
gboolean
studio_closure_not (gpointer self G_GNUC_UNUSED, gboolean value)
{
  return !value;
}

/**
 * studio_closure_and_not:
 * @self: unused
 * @value: a condition
 * @unless: what stands against it
 *
 * Returns: whether @value holds and @unless does not
 */
gboolean
studio_closure_and_not (gpointer self G_GNUC_UNUSED, gboolean value, gboolean unless)
{
  return value && !unless;
}

/**
 * studio_closure_neither:
 * @self: unused
 * @one: a condition
 * @other: another
 *
 * Returns: whether none of them holds
 */
gboolean
studio_closure_neither (gpointer self G_GNUC_UNUSED, gboolean one, gboolean other)
{
  return !one && !other;
}

/**
 * studio_closure_has_text:
 * @self: unused
 * @text: (nullable): a text
 *
 * Returns: whether there is anything in @text
 */
gboolean
studio_closure_has_text (gpointer self G_GNUC_UNUSED, const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * studio_closure_is_text:
 * @self: unused
 * @text: (nullable): a text
 * @wanted: another
 *
 * Returns: whether both are the same
 */
gboolean
studio_closure_is_text (gpointer self G_GNUC_UNUSED, const char *text, const char *wanted)
{
  return g_strcmp0 (text, wanted) == 0;
}

/* In threes as the locale does; a locale that knows no groups gets narrow no-break spaces. */
static char *
group_digits (guint number)
{
  char *grouped = g_strdup_printf ("%'u", number);

  if (number < 1000 || strspn (grouped, "0123456789") != strlen (grouped))
    return grouped;
  GString *text = g_string_new (grouped);
  for (gsize end = text->len; end > 3; end -= 3)
    g_string_insert (text, (gssize) end - 3, "\u202f");
  g_free (grouped);
  return g_string_free (text, FALSE);
}

/**
 * studio_closure_counter:
 * @self: unused
 * @n_characters: how many there are
 * @limit: how many there may be
 *
 * Returns: (transfer full): such as "96 / 10,000", in the locale's digits
 */
char *
studio_closure_counter (gpointer self G_GNUC_UNUSED, guint n_characters, guint limit)
{
  g_autofree char *typed = group_digits (n_characters);
  g_autofree char *allowed = group_digits (limit);

  /* Translators: characters typed, and how many there may be */
  return g_strdup_printf (_ ("%s / %s"), typed, allowed);
}

/**
 * studio_closure_first_line:
 * @self: unused
 * @text: (nullable): a text of any length
 *
 * Returns: (transfer full): its beginning on one line, white space made single
 */
char *
studio_closure_first_line (gpointer self G_GNUC_UNUSED, const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean space = FALSE;
  int n = 0;

  for (const char *p = text; p != NULL && *p != '\0' && n < SUMMARY_MAX_CHARACTERS;
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isspace (c))
        {
          space = line->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (line, ' ');
      space = FALSE;
      g_string_append_unichar (line, c);
      n++;
    }
  return g_string_free (line, FALSE);
}

/**
 * studio_closure_ratio_summary:
 * @self: unused
 * @ratio: an aspect ratio
 *
 * Returns: (transfer full): such as "21:9 · 1536 × 640 px"
 */
char *
studio_closure_ratio_summary (gpointer self G_GNUC_UNUSED, StudioAspectRatio ratio)
{
  int width = 0;
  int height = 0;

  studio_aspect_ratio_get_size (ratio, &width, &height);
  /* Translators: aspect ratio, width, height, the unit pixels */
  return g_strdup_printf (
      _ ("%s · %d × %d px"), studio_aspect_ratio_to_string (ratio), width, height);
}

/**
 * studio_closure_generate_label:
 * @self: unused
 * @count: how many images
 * @cost: (nullable): what they cost, for a person to read; empty for nothing or unknown
 *
 * Returns: (transfer full): what the main button says, with a mnemonic
 */
char *
studio_closure_generate_label (gpointer self G_GNUC_UNUSED, int count, const char *cost)
{
  gboolean has_cost = cost != NULL && *cost != '\0';
  g_autofree char *label = NULL;

  if (count <= 1)
    label = g_strdup (_ ("_Generate"));
  else
    /* Translators: the main button; %d is how many images it makes, always 2 or more */
    label = g_strdup_printf (_ ("_Generate %d"), count);
  if (!has_cost)
    return g_steal_pointer (&label);
  g_auto (GStrv) parts = g_strsplit (cost, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);
  /* Translators: the main button, as in “Generate 4 · about $0.32” */
  return g_strdup_printf (_ ("%s · about %s"), label, escaped);
}

static const char *
name_state (StudioRecordState state)
{
  switch (state)
    {
    case STUDIO_RECORD_QUEUED:
      return _ ("Waiting");
    case STUDIO_RECORD_SENT:
      return _ ("Being made");
    case STUDIO_RECORD_RECEIVING:
      return _ ("Arriving");
    case STUDIO_RECORD_KEPT:
      return _ ("Kept");
    case STUDIO_RECORD_REFUSED:
      return _ ("Refused");
    case STUDIO_RECORD_FAILED:
      return _ ("Failed");
    case STUDIO_RECORD_CANCELLED:
      return _ ("Cancelled");
    case STUDIO_RECORD_UNKNOWN:
      return _ ("Unknown");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * studio_closure_job_title:
 * @self: unused
 * @state: how far a job is
 * @progress: 0…1 of its bytes, negative while unknown
 *
 * Returns: (transfer full): such as "Arriving · 62 %"
 */
char *
studio_closure_job_title (gpointer self G_GNUC_UNUSED, StudioRecordState state, double progress)
{
  if (state != STUDIO_RECORD_RECEIVING || progress < 0)
    return g_strdup (name_state (state));
  /* Translators: %s is “Arriving”, %d how much has arrived */
  return g_strdup_printf (
      _ ("%s · %d %%"), name_state (state), (int) (CLAMP (progress, 0, 1) * 100));
}

/**
 * studio_closure_wait_title:
 * @self: unused
 * @reason: what a job that is not sent waits for
 * @wait_us: for how long still, microseconds
 *
 * Returns: (transfer full): such as "Waiting 8 s, limit"
 */
char *
studio_closure_wait_title (gpointer self G_GNUC_UNUSED, StudioWaitReason reason, gint64 wait_us)
{
  switch (reason)
    {
    case STUDIO_WAIT_LIMIT:
      /* Translators: an image waits until the limit of images a minute allows it; in little space
       */
      return g_strdup_printf (_ ("Waiting %d s, limit"), studio_round_seconds (wait_us));
    case STUDIO_WAIT_CONNECTION:
      /* Translators: the service could not be reached for an image; in little space */
      return g_strdup_printf (_ ("Trying again in %d s: no connection"),
                              studio_round_seconds (wait_us));
    case STUDIO_WAIT_PAUSED:
      /* Translators: an image waits because a person stopped the queue; in little space */
      return g_strdup (_ ("Paused"));
    case STUDIO_WAIT_TURN:
    default:
      return g_strdup (name_state (STUDIO_RECORD_QUEUED));
    }
}

/**
 * studio_closure_rate:
 * @self: unused
 * @remaining: how many requests may be sent now
 * @limit: how many may be sent in a minute
 * @reset_us: microseconds until more may be sent, 0 where not known
 *
 * Returns: (transfer full): such as "17 of 20 left · 12 s", "0 of 20 left · next in 12 s"
 */
char *
studio_closure_rate (gpointer self G_GNUC_UNUSED, guint remaining, guint limit, gint64 reset_us)
{
  int seconds = studio_round_seconds (reset_us);

  if (seconds == 0)
    /* Translators: how many images may still be asked for in this minute */
    return g_strdup_printf (_ ("%u of %u left"), remaining, limit);
  if (remaining == 0)
    /* Translators: the limit is used up; the last number is the seconds until the next image */
    return g_strdup_printf (_ ("%u of %u left · next in %d s"), remaining, limit, seconds);
  /* Translators: the last number is the seconds until more may be asked for */
  return g_strdup_printf (_ ("%u of %u left · %d s"), remaining, limit, seconds);
}

/**
 * studio_round_seconds:
 * @us: microseconds that are still to come
 *
 * Returns: whole seconds, rounded up, so that 0 means that the time has come
 */
int
studio_round_seconds (gint64 us)
{
  gint64 seconds = us / G_USEC_PER_SEC + (us % G_USEC_PER_SEC > 0);

  return (int) CLAMP (seconds, 0, G_MAXINT);
}

/**
 * studio_format_seconds:
 * @us: microseconds
 *
 * Returns: (transfer full): such as "7.2 s", from a minute on "1:07"
 */
char *
studio_format_seconds (gint64 us)
{
  gint64 seconds = us / G_USEC_PER_SEC;

  if (seconds >= 60)
    /* Translators: minutes and seconds */
    return g_strdup_printf (_ ("%d:%02d"), (int) (seconds / 60), (int) (seconds % 60));
  GString *text = g_string_new (NULL);

  /* Translators: seconds */
  g_string_printf (text, _ ("%.1f s"), (double) us / G_USEC_PER_SEC);
  /* No line ends between a number and its unit. */
  g_string_replace (text, " ", NO_BREAK_SPACE, 0);
  return g_string_free (text, FALSE);
}

/**
 * studio_closure_name_example:
 * @self: unused
 * @name_template: (nullable): a template of file names
 *
 * Returns: (transfer full): an example of what it makes, or what is wrong with it
 */
char *
studio_closure_name_example (gpointer self G_GNUC_UNUSED, const char *name_template)
{
  g_autoptr (GError) error = NULL;

  if (!studio_file_name_check_template (name_template, &error))
    return g_strdup (error->message);
  g_autoptr (StudioRequest) request = studio_request_new (_ ("A lighthouse in a storm"),
                                                          "",
                                                          STUDIO_ASPECT_RATIO_21_9,
                                                          2718281828u,
                                                          STUDIO_OUTPUT_FORMAT_PNG,
                                                          STUDIO_DEFAULT_MODEL);
  StudioImageInfo info = { 0 };
  StudioFileNameFields fields = {
    .request = request, .info = &info, .created_us = g_get_real_time (), .id = 42, .counter = 1
  };
  g_autofree char *name = studio_file_name_expand (name_template, &fields);
  /* Translators: %s is a file name */
  return g_strdup_printf (_ ("Example: %s"), name);
}
