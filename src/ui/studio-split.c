/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-split.h"

#include "studio-focus-return.h"
#include "studio-property.h"
#include "studio-split-handle.h"

#define ANIMATION_MS 220
#define SHEET_WIDTH 360
#define SHEET_WHOLE_WIDTH 480
#define MIN_SIDEBAR 280
#define MAX_SIDEBAR 720
#define MIN_CONTENT_WIDTH 340
#define HANDLE_WIDTH 8

struct _StudioSplit
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *scrim;
  GtkWidget *sidebar;
  GtkWidget *handle;
  AdwAnimation *animation;
  double shown; /* 0 closed … 1 open */
  gboolean show_sidebar;
  gboolean show_when_wide;
  gboolean collapsed;
  gboolean collapsed_now; /* what the last allocation used; `collapsed` follows in an idle */
  gboolean bare;
  int sidebar_width;
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (StudioSplit, studio_split, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SIDEBAR = 1,
  PROP_CONTENT,
  PROP_SHOW_SIDEBAR,
  PROP_SIDEBAR_WIDTH,
  PROP_COLLAPSED,
  PROP_BARE,
} StudioSplitProperty;

static GParamSpec *properties[PROP_BARE + 1];

static int
measure_min_width (GtkWidget *widget)
{
  int minimum = 0;

  if (widget != NULL && gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
compute_sidebar_width (StudioSplit *self, int width)
{
  int minimum = measure_min_width (self->sidebar);

  if (!self->collapsed_now)
    return MAX (minimum, MIN (self->sidebar_width, width - MIN_CONTENT_WIDTH));
  return width <= SHEET_WHOLE_WIDTH ? width : MIN (width, MAX (minimum, SHEET_WIDTH));
}

static gboolean
is_narrow (StudioSplit *self, int width)
{
  return width < STUDIO_NARROW_WIDTH
         || width < measure_min_width (self->sidebar) + measure_min_width (self->content);
}

static void
set_child (StudioSplit *self, GtkWidget **place, GtkWidget *child, GParamSpec *pspec)
{
  if (*place == child)
    return;
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    {
      /* In order of reading; what lies over what is up to the snapshot. */
      gtk_widget_insert_before (
          child, GTK_WIDGET (self), place == &self->sidebar ? self->content : self->scrim);
    }
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static gboolean
is_wanted (StudioSplit *self)
{
  return self->show_sidebar && !self->bare;
}

/* What a sheet covers can be reached neither with the keyboard nor with the pointer, while keys
 * that are pressed before the sidebar has come into the window are for it already. */
static void
update_reach (StudioSplit *self)
{
  gboolean covered = self->collapsed && self->show_sidebar;

  if (self->sidebar != NULL && is_wanted (self))
    gtk_widget_set_child_visible (self->sidebar, TRUE);
  if (self->content == NULL)
    return;
  gtk_widget_set_can_focus (self->content, !covered);
  gtk_widget_set_can_target (self->content, !covered);
}

static void
animate (StudioSplit *self)
{
  update_reach (self);
  studio_focus_return_move (self->show_sidebar ? NULL : self->sidebar, self->content);
  adw_animation_reset (self->animation);
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (self->animation), self->shown);
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (self->animation), is_wanted (self));
  adw_animation_play (self->animation);
}

static void
animate_cb (double value, gpointer data)
{
  StudioSplit *self = data;

  self->shown = value;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
jump (StudioSplit *self)
{
  update_reach (self);
  adw_animation_reset (self->animation);
  animate_cb (is_wanted (self), self);
}

static void
follow_collapsed_cb (gpointer data)
{
  StudioSplit *self = data;

  self->idle_id = 0;
  if (self->collapsed == self->collapsed_now)
    return;
  self->collapsed = self->collapsed_now;
  if (self->collapsed)
    self->show_when_wide = self->show_sidebar;
  gboolean show = !self->collapsed && self->show_when_wide;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
  studio_property_set_boolean (self, properties[PROP_SHOW_SIDEBAR], &self->show_sidebar, show);
  jump (self);
}

static void
set_sidebar_width (StudioSplit *self, int width)
{
  width = CLAMP (width, MIN_SIDEBAR, MAX_SIDEBAR);
  if (studio_property_set_int (self, properties[PROP_SIDEBAR_WIDTH], &self->sidebar_width, width))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
scrim_pressed_cb (StudioSplit *self)
{
  studio_split_set_show_sidebar (self, FALSE);
}

static void
handle_moved_cb (StudioSplit *self, int offset)
{
  set_sidebar_width (
      self, compute_sidebar_width (self, gtk_widget_get_width (GTK_WIDGET (self))) + offset);
}

static void
studio_split_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline G_GNUC_UNUSED,
                      int *natural_baseline G_GNUC_UNUSED)
{
  StudioSplit *self = STUDIO_SPLIT (widget);
  int sidebar_minimum = 0, sidebar_natural = 0;
  int for_sidebar = -1;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_sidebar = MAX (measure_min_width (self->sidebar), MIN (for_size, self->sidebar_width));
  if (self->content != NULL)
    gtk_widget_measure (self->content, orientation, -1, minimum, natural, NULL, NULL);
  if (self->sidebar != NULL)
    gtk_widget_measure (
        self->sidebar, orientation, for_sidebar, &sidebar_minimum, &sidebar_natural, NULL, NULL);
  *minimum = MAX (*minimum, sidebar_minimum);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural += MAX (self->sidebar_width, sidebar_minimum);
  else
    *natural = MAX (*natural, sidebar_natural);
  *natural = MAX (*natural, *minimum);
}

static void
allocate_at (StudioSplit *self, GtkWidget *child, int x, int width, int height)
{
  int whole = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { rtl ? whole - x - width : x, 0, width, height };

  gtk_widget_size_allocate (child, &place, -1);
}

static void
allocate_sheet (StudioSplit *self, double shown, int width, int height)
{
  gboolean sheet = self->collapsed_now && shown > 0;
  gboolean handle = !self->collapsed_now && shown >= 1;
  int edge = (int) (shown * compute_sidebar_width (self, width));

  gtk_widget_set_child_visible (self->scrim, sheet);
  gtk_widget_set_child_visible (self->handle, handle);
  gtk_widget_set_opacity (self->scrim, shown);
  if (sheet)
    allocate_at (self, self->scrim, edge, width - edge, height);
  if (handle)
    allocate_at (self, self->handle, edge - HANDLE_WIDTH / 2, HANDLE_WIDTH, height);
}

static void
studio_split_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  StudioSplit *self = STUDIO_SPLIT (widget);
  double shown = self->shown;

  self->collapsed_now = is_narrow (self, width);
  if (self->collapsed_now != self->collapsed)
    {
      /* Notifying here would ask for a new layout in the middle of one. */
      if (self->idle_id == 0)
        self->idle_id = g_idle_add_once (follow_collapsed_cb, self);
      if (self->collapsed_now)
        shown = 0;
    }

  int sidebar_width = compute_sidebar_width (self, width);
  int visible_width = (int) (shown * sidebar_width);
  if (self->sidebar != NULL)
    {
      gboolean coming = is_wanted (self) && self->collapsed_now == self->collapsed;
      gtk_widget_set_child_visible (self->sidebar, shown > 0 || coming);
      if (shown > 0 || coming)
        allocate_at (self, self->sidebar, visible_width - sidebar_width, sidebar_width, height);
    }
  if (self->content != NULL)
    {
      int x = self->collapsed_now ? 0 : visible_width;
      allocate_at (
          self, self->content, x, MAX (width - x, measure_min_width (self->content)), height);
    }
  allocate_sheet (self, shown, width, height);
}

static void
studio_split_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioSplit *self = STUDIO_SPLIT (widget);
  GtkWidget *from_below[] = { self->content, self->scrim, self->sidebar, self->handle };

  for (gsize i = 0; i < G_N_ELEMENTS (from_below); i++)
    if (from_below[i] != NULL)
      gtk_widget_snapshot_child (widget, from_below[i], snapshot);
}

static void
studio_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioSplit *self = STUDIO_SPLIT (object);

  switch ((StudioSplitProperty) id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, self->show_sidebar);
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    case PROP_BARE:
      g_value_set_boolean (value, self->bare);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioSplit *self = STUDIO_SPLIT (object);

  switch ((StudioSplitProperty) id)
    {
    case PROP_SIDEBAR:
      set_child (self, &self->sidebar, g_value_get_object (value), pspec);
      break;
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value), pspec);
      break;
    case PROP_SHOW_SIDEBAR:
      studio_split_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_WIDTH:
      set_sidebar_width (self, g_value_get_int (value));
      break;
    case PROP_BARE:
      if (studio_property_set_boolean (self, pspec, &self->bare, g_value_get_boolean (value)))
        jump (self);
      break;
    case PROP_COLLAPSED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_split_dispose (GObject *object)
{
  StudioSplit *self = STUDIO_SPLIT (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->scrim, gtk_widget_unparent);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_split_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *klass)
{
  properties[PROP_SIDEBAR] = g_param_spec_object (
      "sidebar", NULL, NULL, GTK_TYPE_WIDGET, STUDIO_PARAM_READWRITE);
  properties[PROP_CONTENT] = g_param_spec_object (
      "content", NULL, NULL, GTK_TYPE_WIDGET, STUDIO_PARAM_READWRITE);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean (
      "show-sidebar", NULL, NULL, TRUE, STUDIO_PARAM_READWRITE);
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int (
      "sidebar-width", NULL, NULL, MIN_SIDEBAR, MAX_SIDEBAR, 344, STUDIO_PARAM_READWRITE);
  properties[PROP_COLLAPSED] = g_param_spec_boolean (
      "collapsed", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  properties[PROP_BARE] = g_param_spec_boolean ("bare", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (klass, G_N_ELEMENTS (properties), properties);
}

static void
studio_split_class_init (StudioSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_split_get_property;
  object_class->set_property = studio_split_set_property;
  object_class->dispose = studio_split_dispose;
  widget_class->measure = studio_split_measure;
  widget_class->size_allocate = studio_split_size_allocate;
  widget_class->snapshot = studio_split_snapshot;
  gtk_widget_class_set_css_name (widget_class, "studio-split");
  install_properties (object_class);
}

static void
studio_split_init (StudioSplit *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();

  self->show_sidebar = self->show_when_wide = TRUE;
  self->shown = 1;
  self->sidebar_width = 344;
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  self->scrim = adw_bin_new ();
  gtk_widget_add_css_class (self->scrim, "scrim");
  gtk_widget_set_parent (self->scrim, widget);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (scrim_pressed_cb), self);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
  self->handle = studio_split_handle_new ();
  gtk_widget_set_parent (self->handle, widget);
  g_signal_connect_swapped (self->handle, "moved", G_CALLBACK (handle_moved_cb), self);
  self->animation = adw_timed_animation_new (
      widget, 0, 1, ANIMATION_MS, adw_callback_animation_target_new (animate_cb, self, NULL));
}

/**
 * studio_split_get_show_sidebar:
 * @self: a split
 *
 * Returns: whether the sidebar is shown, be it beside the content or over it
 */
gboolean
studio_split_get_show_sidebar (StudioSplit *self)
{
  g_return_val_if_fail (STUDIO_IS_SPLIT (self), FALSE);
  return self->show_sidebar;
}

/**
 * studio_split_set_show_sidebar:
 * @self: a split
 * @show_sidebar: whether to show it
 */
void
studio_split_set_show_sidebar (StudioSplit *self, gboolean show_sidebar)
{
  g_return_if_fail (STUDIO_IS_SPLIT (self));
  if (studio_property_set_boolean (
          self, properties[PROP_SHOW_SIDEBAR], &self->show_sidebar, show_sidebar))
    animate (self);
}

/**
 * studio_split_get_collapsed:
 * @self: a split
 *
 * Returns: whether the sidebar is a sheet over the content
 */
gboolean
studio_split_get_collapsed (StudioSplit *self)
{
  g_return_val_if_fail (STUDIO_IS_SPLIT (self), FALSE);
  return self->collapsed;
}
