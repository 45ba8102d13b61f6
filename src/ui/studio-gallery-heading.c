/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-heading.h"

#include "studio-record-state.h"
#include "studio-search.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioGalleryHeading
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *prompt;
  StudioRecord *first; /* whose prompt is shown */
};

G_DEFINE_FINAL_TYPE (StudioGalleryHeading, studio_gallery_heading, ADW_TYPE_BIN)

/* A label that says nothing would be read out as one. */
static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* The first line is enough; the label cuts it where it ends. */
static void
record_loaded_cb (StudioGalleryHeading *self)
{
  const char *prompt = self->first == NULL ? NULL : studio_record_get_prompt (self->first);
  g_autofree char *line = prompt == NULL ? NULL : g_strndup (prompt, strcspn (prompt, "\n"));

  set_label (self->prompt, line == NULL ? "" : line);
}

static void
set_first (StudioGalleryHeading *self, StudioRecord *first)
{
  if (self->first == first)
    return;
  if (self->first != NULL)
    g_signal_handlers_disconnect_by_data (self->first, self);
  g_set_object (&self->first, first);
  if (first != NULL)
    g_signal_connect_object (
        first, "notify::loaded", G_CALLBACK (record_loaded_cb), self, G_CONNECT_SWAPPED);
}

static void
studio_gallery_heading_dispose (GObject *object)
{
  set_first (STUDIO_GALLERY_HEADING (object), NULL);
  G_OBJECT_CLASS (studio_gallery_heading_parent_class)->dispose (object);
}

static void
studio_gallery_heading_class_init (StudioGalleryHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_gallery_heading_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-gallery-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryHeading, title);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryHeading, count);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryHeading, prompt);
}

static void
studio_gallery_heading_init (StudioGalleryHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_label (self->prompt, "");
}

/**
 * studio_gallery_heading_set_group:
 * @self: the heading
 * @query: what is shown
 * @group: (nullable): the group, %NULL for none
 * @first: (nullable): its first image, where its prompt is to be shown
 */
void
studio_gallery_heading_set_group (StudioGalleryHeading *self,
                                  const StudioQuery *query,
                                  const StudioIdGroup *group,
                                  StudioRecord *first)
{
  g_return_if_fail (STUDIO_IS_GALLERY_HEADING (self));
  g_autofree char *title = group == NULL ? g_strdup ("")
                                         : studio_gallery_heading_format (query->grouping, group);
  g_autofree char *count = group == NULL
                               ? g_strdup ("")
                               : studio_gallery_heading_format_count (query, group->n_items);

  set_label (self->title, title);
  set_label (self->count, count);
  set_first (self, first);
  record_loaded_cb (self);
}

/**
 * studio_gallery_heading_format:
 * @grouping: what groups are made by
 * @group: a group
 *
 * Returns: (transfer full): what it is called: such as “November 2026”, “Sunday, 15 November 2026”
 *   or, for a run, “15 November 2026, 14:03”
 */
char *
studio_gallery_heading_format (StudioGrouping grouping, const StudioIdGroup *group)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (group->created_us / G_USEC_PER_SEC);

  if (made == NULL)
    return g_strdup ("");
  if (grouping == STUDIO_GROUPING_RUN && group->run != 0)
    /* Translators: a day and the time, see g_date_time_format() */
    return g_date_time_format (made, _ ("%-e %B %Y, %H:%M"));
  if (grouping == STUDIO_GROUPING_MONTH || grouping == STUDIO_GROUPING_NONE)
    return studio_view_month (group->created_us);
  /* Translators: a day with its weekday, see g_date_time_format() */
  return g_date_time_format (made, _ ("%A, %-e %B %Y"));
}

/**
 * studio_gallery_heading_lists_calls:
 * @query: what is shown
 *
 * Returns: whether it asks for calls that brought no image, and for nothing else
 */
gboolean
studio_gallery_heading_lists_calls (const StudioQuery *query)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (StudioSearch) search = studio_search_new (query->search, now);

  return search->states != 0 && (search->states & 1u << STUDIO_RECORD_KEPT) == 0;
}

/**
 * studio_gallery_heading_format_count:
 * @query: what is shown
 * @n_items: how many
 *
 * Returns: (transfer full): such as “1,508 images”, or “3 calls” where no images are asked for
 */
char *
studio_gallery_heading_format_count (const StudioQuery *query, guint n_items)
{
  if (!studio_gallery_heading_lists_calls (query))
    return studio_view_n_images (NULL, n_items);
  return g_strdup_printf (ngettext ("%'u call", "%'u calls", n_items), n_items);
}
