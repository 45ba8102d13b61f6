/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-dialog-title.h"

#include "studio-property.h"

struct _StudioDialogTitle
{
  GtkWidget parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (StudioDialogTitle, studio_dialog_title, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TITLE = 1,
} StudioDialogTitleProperty;

static GParamSpec *properties[PROP_TITLE + 1];

static GtkSizeRequestMode
studio_dialog_title_get_request_mode (G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (StudioDialogTitle *self, int width)
{
  int height = 0;

  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* A bar of more than two lines would be more title than dialog. */
static gboolean
fits (StudioDialogTitle *self, int width)
{
  int longest_word = 0;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &longest_word, NULL, NULL, NULL);
  return width >= longest_word && measure_height (self, width) <= 2 * measure_height (self, -1);
}

static void
studio_dialog_title_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             G_GNUC_UNUSED int *minimum_baseline,
                             G_GNUC_UNUSED int *natural_baseline)
{
  StudioDialogTitle *self = STUDIO_DIALOG_TITLE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = measure_height (self, for_size >= 0 && fits (self, for_size) ? for_size : -1);
      *natural = *minimum;
      return;
    }
  gtk_widget_measure (self->label, orientation, -1, NULL, natural, NULL, NULL);
  *minimum = 0;
}

static void
studio_dialog_title_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioDialogTitle *self = STUDIO_DIALOG_TITLE (widget);
  gboolean has_room = fits (self, width);

  gtk_widget_set_child_visible (self->label, has_room);
  if (has_room)
    gtk_widget_allocate (self->label, width, height, baseline, NULL);
}

static void
studio_dialog_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioDialogTitle *self = STUDIO_DIALOG_TITLE (object);

  switch ((StudioDialogTitleProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->label)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_dialog_title_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioDialogTitle *self = STUDIO_DIALOG_TITLE (object);
  const char *title = NULL;

  switch ((StudioDialogTitleProperty) id)
    {
    case PROP_TITLE:
      title = g_value_get_string (value);
      if (g_strcmp0 (title, gtk_label_get_text (GTK_LABEL (self->label))) == 0)
        return;
      gtk_label_set_text (GTK_LABEL (self->label), title);
      g_object_notify_by_pspec (object, properties[PROP_TITLE]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_dialog_title_dispose (GObject *object)
{
  StudioDialogTitle *self = STUDIO_DIALOG_TITLE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_dialog_title_parent_class)->dispose (object);
}

static void
studio_dialog_title_class_init (StudioDialogTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_dialog_title_get_property;
  object_class->set_property = studio_dialog_title_set_property;
  object_class->dispose = studio_dialog_title_dispose;
  widget_class->get_request_mode = studio_dialog_title_get_request_mode;
  widget_class->measure = studio_dialog_title_measure;
  widget_class->size_allocate = studio_dialog_title_size_allocate;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_css_name (widget_class, "dialogtitle");
}

static void
studio_dialog_title_init (StudioDialogTitle *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "wrap",
                              TRUE,
                              "justify",
                              GTK_JUSTIFY_CENTER,
                              "css-classes",
                              (const char *[]){ "title", NULL },
                              NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}
