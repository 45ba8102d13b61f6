/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-chapter.h"

#include "studio-gallery-heading.h"
#include "studio-view-closures.h"
#include "studio-wrap-layout.h"

#include <string.h>

#define POSITION_KEY "studio-gallery-chapter-position"
#define YEAR_KEY "studio-gallery-chapter-year"

struct _StudioGalleryChapter
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *prompt;
  GtkLabel *total;
  GtkListBox *months;

  StudioGallery *gallery;
  StudioRecord *first; /* of a run, whose prompt is shown */
  guint first_visible;
  gboolean narrow;
  GHashTable *years; /* how many images each has, by its number as it is shown */
};

G_DEFINE_FINAL_TYPE (StudioGalleryChapter, studio_gallery_chapter, ADW_TYPE_BIN)

static guint jump_signal;

/* A label that says nothing would be read out as one. */
static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text == NULL ? "" : text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_prompt (StudioGalleryChapter *self)
{
  const char *prompt = self->first == NULL ? NULL : studio_record_get_prompt (self->first);
  g_autofree char *line = prompt == NULL ? NULL : g_strndup (prompt, strcspn (prompt, "\n"));
  set_label (self->prompt, line);
}

static void
set_first (StudioGalleryChapter *self, StudioRecord *first)
{
  if (self->first == first)
    return;
  if (self->first != NULL)
    g_signal_handlers_disconnect_by_data (self->first, self);
  g_set_object (&self->first, first);
  if (first != NULL)
    g_signal_connect_object (
        first, "notify::loaded", G_CALLBACK (show_prompt), self, G_CONNECT_SWAPPED);
}

/* Of the list's beginning it is not known yet how many follow. */
static void
show_group (StudioGalleryChapter *self,
            StudioGrouping grouping,
            const StudioIdGroup *group,
            guint position)
{
  g_autofree char *title = group == NULL ? NULL : studio_gallery_heading_format (grouping, group);
  g_autofree char *count = group == NULL || studio_gallery_get_partial (self->gallery)
                               ? NULL
                               : studio_gallery_heading_format_count (
                                   studio_gallery_get_query (self->gallery), group->n_items);
  g_autoptr (StudioRecord) first = NULL;

  if (group != NULL && grouping == STUDIO_GROUPING_RUN)
    first = g_list_model_get_item (G_LIST_MODEL (self->gallery), position);
  set_label (self->title, title);
  set_label (self->count, count);
  set_first (self, first);
  show_prompt (self);
}

static char *
format_time (gint64 us, const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (us / G_USEC_PER_SEC);
  return time == NULL ? g_strdup ("") : g_date_time_format (time, format);
}

static GtkWidget *
make_year (StudioGalleryChapter *self, const char *year)
{
  guint n_items = GPOINTER_TO_UINT (g_hash_table_lookup (self->years, year));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_autofree char *count = g_strdup_printf ("%'u", n_items);
  GtkWidget *label = gtk_label_new (year);
  GtkWidget *number = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "chapter-year");
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  return box;
}

static void
count_year (StudioGalleryChapter *self, const StudioIdGroup *month)
{
  char *year = format_time (month->created_us, "%Y");
  guint n_items = GPOINTER_TO_UINT (g_hash_table_lookup (self->years, year));
  g_hash_table_replace (self->years, year, GUINT_TO_POINTER (n_items + month->n_items));
}

static const char *
get_year (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), YEAR_KEY);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *year = get_year (row);
  if (before != NULL && strcmp (get_year (before), year) == 0)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, make_year (user_data, year));
}

static GtkWidget *
make_month (const StudioIdGroup *month, guint position)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_autofree char *title = format_time (month->created_us, "%OB");
  g_autofree char *count = g_strdup_printf ("%'u", month->n_items);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *number = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_autofree char *name = studio_view_month (month->created_us);
  g_autofree char *images = studio_view_n_images (NULL, month->n_items);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  images,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), YEAR_KEY, format_time (month->created_us, "%Y"), g_free);
  g_object_set_data (G_OBJECT (row), POSITION_KEY, GUINT_TO_POINTER (position));
  return row;
}

/* Anew for each time, since months come and grow. */
static void
create_cb (G_GNUC_UNUSED GtkMenuButton *button, gpointer user_data)
{
  StudioGalleryChapter *self = user_data;
  guint n_months = 0;
  guint position = 0;
  const StudioIdGroup *months = self->gallery == NULL
                                    ? NULL
                                    : studio_gallery_get_months (self->gallery, &n_months);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->months))) != NULL)
    gtk_list_box_remove (self->months, row);
  g_hash_table_remove_all (self->years);
  for (guint i = 0; i < n_months; i++)
    count_year (self, &months[i]);
  for (guint i = 0; i < n_months; i++)
    {
      gtk_list_box_append (self->months, make_month (&months[i], position));
      position += months[i].n_items;
    }
}

static void
row_activated_cb (StudioGalleryChapter *self, GtkListBoxRow *row)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), POSITION_KEY));
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, jump_signal, 0, position);
}

static void
studio_gallery_chapter_dispose (GObject *object)
{
  StudioGalleryChapter *self = STUDIO_GALLERY_CHAPTER (object);
  set_first (self, NULL);
  g_clear_object (&self->gallery);
  G_OBJECT_CLASS (studio_gallery_chapter_parent_class)->dispose (object);
}

static void
studio_gallery_chapter_finalize (GObject *object)
{
  g_hash_table_unref (STUDIO_GALLERY_CHAPTER (object)->years);
  G_OBJECT_CLASS (studio_gallery_chapter_parent_class)->finalize (object);
}

static void
studio_gallery_chapter_class_init (StudioGalleryChapterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_gallery_chapter_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_gallery_chapter_finalize;
  jump_signal = g_signal_new ("jump",
                              G_TYPE_FROM_CLASS (klass),
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              1,
                              G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-gallery-chapter.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryChapter, button);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryChapter, title);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryChapter, count);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryChapter, prompt);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryChapter, total);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryChapter, months);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
studio_gallery_chapter_init (StudioGalleryChapter *self)
{
  g_type_ensure (STUDIO_TYPE_WRAP_LAYOUT);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_list_box_set_header_func (self->months, header_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->button, create_cb, self, NULL);
}

/**
 * studio_gallery_chapter_set_gallery:
 * @self: the line
 * @gallery: what is shown
 */
void
studio_gallery_chapter_set_gallery (StudioGalleryChapter *self, StudioGallery *gallery)
{
  g_return_if_fail (STUDIO_IS_GALLERY_CHAPTER (self));
  g_set_object (&self->gallery, gallery);
  studio_gallery_chapter_update (self, 0);
}

/**
 * studio_gallery_chapter_update:
 * @self: the line
 * @first_visible: the first item in sight
 *
 * Follows the list and the scrolling.
 */
void
studio_gallery_chapter_update (StudioGalleryChapter *self, guint first_visible)
{
  g_return_if_fail (STUDIO_IS_GALLERY_CHAPTER (self));
  self->first_visible = first_visible;
  guint n_items = self->gallery == NULL ? 0
                                        : g_list_model_get_n_items (G_LIST_MODEL (self->gallery));
  guint n_groups = 0;
  guint n_months = 0;
  guint group = 0;
  guint start = 0;

  gtk_widget_set_visible (GTK_WIDGET (self), n_items > 0);
  if (n_items == 0)
    return;
  StudioGrouping grouping = studio_gallery_get_query (self->gallery)->grouping;
  const StudioIdGroup *groups = studio_gallery_get_groups (self->gallery, &n_groups);
  const StudioIdGroup *months = studio_gallery_get_months (self->gallery, &n_months);
  /* Without groups the month in sight is told all the same. */
  if (n_groups == 0)
    {
      groups = months;
      n_groups = n_months;
    }
  while (group + 1 < n_groups && first_visible >= start + groups[group].n_items)
    start += groups[group++].n_items;
  show_group (self, grouping, n_groups == 0 ? NULL : &groups[group], start);
  gtk_widget_set_visible (GTK_WIDGET (self->button), n_months > 0);
  g_autofree char *total = studio_gallery_heading_format_count (
      studio_gallery_get_query (self->gallery), n_items);
  /* For a moment it is not known how many there are; what stood there stays until it is. */
  if (!studio_gallery_get_partial (self->gallery))
    set_label (self->total, total);
  /* The only group has as many as there are in all; in a narrow window the month comes first. */
  if (n_groups == 1 || self->narrow)
    set_label (self->count, NULL);
}

/**
 * studio_gallery_chapter_set_narrow:
 * @self: the line
 * @narrow: whether there is no room for the number of each group
 */
void
studio_gallery_chapter_set_narrow (StudioGalleryChapter *self, gboolean narrow)
{
  g_return_if_fail (STUDIO_IS_GALLERY_CHAPTER (self));
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  studio_gallery_chapter_update (self, self->first_visible);
}
