import { App, ConfigProvider, theme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDark } from './preferences';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

const SHAPE = { borderRadius: 10, controlHeight: 40, fontSize: 15, fontFamily: 'var(--hy-font)' };

const LIGHT: ThemeConfig = {
  token: {
    ...SHAPE,
    colorPrimary: '#0f6b66',
    colorLink: '#0a5c8a',
    colorError: '#b3261e',
    colorTextPlaceholder: '#62716d',
    colorTextDescription: '#52625e',
    colorTextTertiary: '#52625e',
    colorBorder: '#7d8d88',
  },
};

const DARK: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...SHAPE,
    colorPrimary: '#63c9bd',
    colorLink: '#86c5f0',
    colorError: '#ff9d92',
    colorBgBase: '#151d1c',
    colorTextPlaceholder: '#9aaba6',
    colorTextDescription: '#a3b4af',
    colorTextTertiary: '#a3b4af',
    colorBorder: '#73857f',
    colorTextLightSolid: '#06211f',
  },
};

/** Gives Ant Design our colours and language, and the nonce that the page's policy asks of styles. */
export function Themed({ children }: { children: ReactNode }) {
  const dark = useDark();
  const { i18n } = useTranslation();
  return (
    <ConfigProvider theme={dark ? DARK : LIGHT} csp={{ nonce }} locale={i18n.language === 'zh' ? zhCN : enUS} wave={{ disabled: true }}>
      <App className="hy-app">{children}</App>
    </ConfigProvider>
  );
}
